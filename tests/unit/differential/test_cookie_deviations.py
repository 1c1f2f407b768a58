"""Each deviation of a browser's cookies is needed: without it the jar contradicts what was sent."""

import pytest

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.browsers.cookie_rules import COOKIE_RULES
from tests.differential.cookies.deviations import deviations, recorded
from tests.differential.cookies.harness import by_jar

BROWSERS: tuple[Browser, ...] = ("chromium", "firefox")


@pytest.mark.parametrize("browser", BROWSERS)
def test_each_deviation_has_a_case(browser: Browser) -> None:
    assert set(recorded()[browser]) == set(deviations(browser))


@pytest.mark.parametrize("browser", BROWSERS)
def test_jar_says_what_was_measured(browser: Browser) -> None:
    rules, rows = COOKIE_RULES[browser], recorded()[browser]

    assert {name: by_jar(row["case"], rules) for name, row in rows.items()} == {
        name: row["sent"] for name, row in rows.items()
    }


@pytest.mark.parametrize("browser", BROWSERS)
def test_without_a_deviation_the_jar_contradicts_what_was_measured(browser: Browser) -> None:
    rows = recorded()[browser]

    assert [
        name
        for name, without in deviations(browser).items()
        if by_jar(rows[name]["case"], without) == rows[name]["sent"]
    ] == []
