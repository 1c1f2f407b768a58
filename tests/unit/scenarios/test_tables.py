"""Every scenario is in a table, and a table's row can tell a stray header."""

import importlib
from pathlib import Path

import pytest

from backend.lab.scenarios import find_scenarios
from tests.unit.cors_requests import PAGE
from tests.unit.scenarios.rows import Row

TABLES = [path.stem for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)]


def test_every_scenario_is_held_to_its_headers() -> None:
    modules = [importlib.import_module(f"tests.unit.scenarios.{name}") for name in TABLES]
    named = {row.scenario for module in modules for row in module.ROWS}

    assert set(find_scenarios()) - named == set()


@pytest.mark.parametrize("name", find_scenarios())
def test_every_scenario_says_what_it_is(name: str) -> None:
    scenario = find_scenarios()[name]

    assert scenario.create_app()
    assert scenario.source().startswith('"""')


@pytest.mark.parametrize(
    "wrong",
    [
        Row("no_cors", "GET /notes", PAGE, 200, {}),
        Row("no_cors", "GET /notes", PAGE, 404, {"Vary": "Cookie"}),
        Row("flask_cors", "OPTIONS /notes", PAGE, 200, {"Vary": "Cookie"}, asks="POST"),
    ],
    ids=str,
)
def test_row_that_is_wrong_fails(wrong: Row) -> None:
    with pytest.raises(AssertionError):
        wrong.check()
