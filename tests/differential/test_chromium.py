"""The engine says what Chromium does: the same cases through both, from a fixed seed."""

import pytest
from playwright.sync_api import Browser

from tests.differential.harness import (
    by_chromium,
    disagreements,
    make_cases,
    sites_on_free_ports,
)
from tests.differential.table_server import CaseServer


def test_engine_and_chromium_agree(browser: Browser, request: pytest.FixtureRequest) -> None:
    sites, ports = sites_on_free_ports()
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    made = make_cases(count, seed, sites)

    with CaseServer(ports) as server:
        by_browser = by_chromium(browser, server, sites, made)

    assert disagreements(made, by_browser) == ""
