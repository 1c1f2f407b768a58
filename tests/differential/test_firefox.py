"""The engine says what Firefox does: the same cases through both, from a fixed seed."""

import functools
from pathlib import Path

import pytest

from tests.differential.deviations import recorded_cases
from tests.differential.disagreements import disagreements, told
from tests.differential.firefox import Firefoxes, by_firefox, find_firefox
from tests.differential.harness import make_cases
from tests.differential.table_server import serving


@pytest.fixture
def program() -> str:
    found = find_firefox()
    if found is None:
        pytest.skip("No Firefox was found. Install one, or set FIREFOX to its program.")
    return found


def test_engine_and_firefox_agree(
    program: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    with serving() as (server, sites), Firefoxes(program, tmp_path) as firefoxes:
        run = functools.partial(by_firefox, firefoxes, server, sites)

        found = disagreements(make_cases(count, seed, sites, "firefox", may_wait=True), run)

        assert not found, f"{len(found)} of {count} cases\n\n{told(found, run)}"


def test_firefox_still_does_what_was_recorded(program: str, tmp_path: Path) -> None:
    with serving() as (server, sites), Firefoxes(program, tmp_path) as firefoxes:
        run = functools.partial(by_firefox, firefoxes, server, sites)

        found = disagreements(recorded_cases("firefox", sites), run)

        assert not found, told(found, run)
