"""Each deviation of a browser is needed: without it the engine contradicts what was measured."""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import Browser
from tests.differential.deviations import UNMEASURED, deviations, recorded
from tests.differential.harness import Result, by_engine, differences

BROWSERS: tuple[Browser, ...] = ("chromium", "firefox", "safari")


@pytest.mark.parametrize("browser", BROWSERS)
def test_each_deviation_has_a_case(browser: Browser) -> None:
    assert {*recorded()[browser], *UNMEASURED[browser]} == set(deviations(browser))


@pytest.mark.parametrize("browser", BROWSERS)
def test_engine_says_what_was_measured(browser: Browser) -> None:
    disagree = {
        name: found
        for name, row in recorded()[browser].items()
        if (found := _differences(row["case"], row["result"]))
    }

    assert not disagree


@pytest.mark.parametrize("browser", BROWSERS)
def test_without_a_deviation_the_engine_contradicts_what_was_measured(browser: Browser) -> None:
    all_, rows = deviations(browser), recorded()[browser]
    needless = []
    for name, row in rows.items():
        with all_[name].taken_back():
            if not _differences(row["case"], row["result"]):
                needless.append(name)

    assert rows
    assert not needless


@pytest.mark.parametrize("browser", BROWSERS)
def test_deviation_that_no_test_can_measure_shows_in_the_engine(browser: Browser) -> None:
    all_ = deviations(browser)
    needless = []
    for name, case in UNMEASURED[browser].items():
        ours, _ = by_engine(case)
        with all_[name].taken_back():
            standards, _ = by_engine(case)
        if not differences(case, ours, standards):
            needless.append(name)

    assert not needless


def _differences(case: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
    ours, _ = by_engine(case)
    return differences(case, ours, Result(**result))
