"""Every scenario is in a table, and a table's row can tell a stray header."""

import importlib
from pathlib import Path

import pytest

from backend.lab.scenarios import Scenario, find_scenarios
from tests.unit.cors_requests import PAGE
from tests.unit.offenders import offenders
from tests.unit.scenarios.rows import Row, wrong

TABLES = [path.stem for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)]


def test_every_scenario_is_held_to_its_headers() -> None:
    modules = [importlib.import_module(f"tests.unit.scenarios.{name}") for name in TABLES]
    named = {row.scenario for module in modules for row in module.ROWS}

    assert set(find_scenarios()) - named == set()


def check_scenario(scenario: Scenario) -> None:
    assert scenario.create_app()
    assert scenario.source().startswith('"""')


def test_every_scenario_says_what_it_is() -> None:
    assert offenders(find_scenarios().items(), check_scenario) == []


@pytest.mark.parametrize(
    "row",
    [
        Row("no_cors", "GET /notes", PAGE, 200, {}),
        Row("no_cors", "GET /notes", PAGE, 404, {"Vary": "Cookie"}),
        Row("flask_cors", "OPTIONS /notes", PAGE, 200, {"Vary": "Cookie"}, asks="POST"),
    ],
    ids=str,
)
def test_row_that_is_wrong_is_named(row: Row) -> None:
    assert list(wrong([row])) == [str(row)]
