"""The jar says which cookies Chromium sends: the same cases through both, from a fixed seed."""

import functools

import pytest
from playwright.sync_api import Browser

from tests.differential.cookies.chromium import by_chromium
from tests.differential.cookies.deviations import recorded_cases
from tests.differential.cookies.harness import disagreements, make_cases, rules_in
from tests.differential.cookies.server import serving


def test_jar_and_chromium_agree(browser: Browser, request: pytest.FixtureRequest) -> None:
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    with serving() as (server, ports):
        run = functools.partial(by_chromium, browser, server)
        cases = make_cases(count, seed, ports)

        found = disagreements(cases, run, rules_in("chromium", ports, run))

        assert not found, f"{len(found)} of {count} cases\n\n" + "\n\n".join(found)


def test_chromium_still_sends_what_was_recorded(browser: Browser) -> None:
    with serving() as (server, ports):
        run = functools.partial(by_chromium, browser, server)

        found = disagreements(
            recorded_cases("chromium", ports), run, rules_in("chromium", ports, run)
        )

        assert not found, "\n\n".join(found)
