"""The jar says which cookies Firefox sends: the same cases through both, from a fixed seed."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.whycors.browsers.cookie_rules import FIREFOX_COOKIES
from tests.differential.cookies.deviations import recorded_cases
from tests.differential.cookies.firefox import by_firefox
from tests.differential.cookies.harness import disagreements, make_cases
from tests.differential.cookies.server import serving
from tests.differential.firefox import Firefox, find_firefox


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    program = find_firefox()
    if program is None:
        pytest.skip("No Firefox was found. Install one, or set FIREFOX to its program.")
    with Firefox(program, tmp_path) as running:
        yield running


def test_jar_and_firefox_agree(firefox: Firefox, request: pytest.FixtureRequest) -> None:
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    with serving() as (server, ports):
        run = functools.partial(by_firefox, firefox, server)

        found = disagreements(make_cases(count, seed, ports), run, FIREFOX_COOKIES)

        assert not found, f"{len(found)} of {count} cases\n\n" + "\n\n".join(found)


def test_firefox_still_sends_what_was_recorded(firefox: Firefox) -> None:
    with serving() as (server, ports):
        run = functools.partial(by_firefox, firefox, server)

        found = disagreements(recorded_cases("firefox", ports), run, FIREFOX_COOKIES)

        assert not found, "\n\n".join(found)
