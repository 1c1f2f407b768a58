"""The engine says what Chromium does: the same cases through both, from a fixed seed."""

import json

import pytest
from playwright.sync_api import Browser

from scripts.running_lab import free_ports
from tests.differential.harness import by_chromium, by_engine, differences, make_cases
from tests.differential.strategies import Sites
from tests.differential.table_server import CaseServer


def test_engine_and_chromium_agree(browser: Browser, request: pytest.FixtureRequest) -> None:
    page, api, other = free_ports()
    nobody = free_ports()[0]
    sites = Sites(
        page=f"http://localhost:{page}",
        api=f"http://localhost:{api}",
        other=f"http://127.0.0.1:{other}",
        nobody=f"http://localhost:{nobody}",
    )
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    made = make_cases(count, seed, sites)

    with CaseServer([page, api, other]) as server:
        by_browser = by_chromium(browser, server, sites, made)

    disagreements: dict[str, list[str]] = {}
    for case in made:
        ours, outcome = by_engine(case)
        found = differences(case, ours, by_browser[case["id"]])
        if found:
            kind = f"{', '.join(found)}: {outcome.failure and outcome.failure.reason}"
            disagreements.setdefault(kind, []).append(f"{json.dumps(case)}\n{found}")
    assert not disagreements, "\n".join(
        f"{len(examples)} of {len(made)} disagree on {kind}, for example\n{examples[0]}"
        for kind, examples in disagreements.items()
    )
