"""The engine says what Firefox does: the same cases through both, from a fixed seed."""

import functools
from pathlib import Path

import pytest

from tests.differential.disagreements import disagreements, told
from tests.differential.firefox import Firefoxes, by_firefox, find_firefox
from tests.differential.harness import make_cases
from tests.differential.table_server import serving


def test_engine_and_firefox_agree(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    program = find_firefox()
    if program is None:
        pytest.skip("No Firefox was found. Install one, or set FIREFOX to its program.")
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    with serving() as (server, sites), Firefoxes(program, tmp_path) as firefoxes:
        run = functools.partial(by_firefox, firefoxes, server, sites)

        found = disagreements(make_cases(count, seed, sites, "firefox", may_wait=True), run)

        assert not found, f"{len(found)} of {count} cases\n\n{told(found, run)}"
