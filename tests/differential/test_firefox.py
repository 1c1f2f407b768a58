"""The engine says what Firefox does: the same cases through both, from a fixed seed."""

from pathlib import Path

import pytest

from tests.differential.firefox import Firefox, by_firefox, find_firefox
from tests.differential.harness import disagreements, make_cases, sites_on_free_ports
from tests.differential.table_server import CaseServer


def test_engine_and_firefox_agree(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    program = find_firefox()
    if program is None:
        pytest.skip("No Firefox was found. Install one, or set FIREFOX to its program.")
    sites, ports = sites_on_free_ports()
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    made = make_cases(count, seed, sites, "firefox")

    with CaseServer(ports) as server, Firefox(program, tmp_path) as firefox:
        by_browser = by_firefox(firefox, server, sites, made)

    assert disagreements(made, by_browser) == ""
