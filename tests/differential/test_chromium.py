"""The engine says what Chromium does: the same cases through both, from a fixed seed."""

import functools

import pytest
from playwright.sync_api import Browser

from tests.differential.chromium import by_chromium
from tests.differential.deviations import recorded_cases
from tests.differential.disagreements import disagreements, told
from tests.differential.harness import make_cases
from tests.differential.table_server import serving


def test_engine_and_chromium_agree(browser: Browser, request: pytest.FixtureRequest) -> None:
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    with serving() as (server, sites):
        run = functools.partial(by_chromium, browser, server, sites)

        found = disagreements(make_cases(count, seed, sites, "chromium", may_wait=True), run)

        assert not found, f"{len(found)} of {count} cases\n\n{told(found, run)}"


def test_chromium_still_does_what_was_recorded(browser: Browser) -> None:
    with serving() as (server, sites):
        run = functools.partial(by_chromium, browser, server, sites)

        found = disagreements(recorded_cases("chromium", sites), run)

        assert not found, told(found, run)
