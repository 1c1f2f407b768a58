"""Scenarios as the page shows them: the code, what changed in it, and what is wrong with it."""

import functools
from dataclasses import asdict
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from backend.lab.originals import original_of
from backend.lab.problems import problem
from backend.lab.remembered import Remembered
from backend.lab.scenarios import NoSuchScenario, Scenario, ScenarioError, Scenarios
from backend.lab.shown_code import CodeLine, code_lines, edited_hunks
from backend.lab.writing import offer_of_writing
from backend.settings import Settings

MAX_REMEMBERED = 500


def shown_scenarios(scenarios: Scenarios, settings: Settings) -> Blueprint:
    """Return the endpoints for the scenarios: all of them by name, and one with its code."""
    endpoints, shown = Blueprint("shown_scenarios", __name__), ShownScenarios(scenarios, settings)

    @endpoints.get("/scenarios")
    def list_scenarios() -> ResponseReturnValue:
        return {"scenarios": [_named(scenario) for scenario in scenarios.all().values()]}

    @endpoints.get("/scenarios/<name>")
    def show_scenario(name: str) -> ResponseReturnValue:
        try:
            return shown.get(name, request.args.get("compared_to"))
        except NoSuchScenario as error:
            return no_such_scenario(error, scenarios)

    return endpoints


def no_such_scenario(error: NoSuchScenario, scenarios: Scenarios) -> Response:
    """Return the response for a name that no scenario has; it lists those that there are."""
    known = ", ".join(scenarios.all())
    detail = f"There is no scenario {error.args[0]!r}. There are {known}."
    return problem(404, "no-such-scenario", detail)


class ShownScenarios:
    """Scenarios as JSON, worked out once for each version of their files."""

    def __init__(self, scenarios: Scenarios, settings: Settings) -> None:
        self._scenarios = scenarios
        self._settings = settings
        self._lines: Remembered[list[dict[str, Any]]] = Remembered(MAX_REMEMBERED)
        self._hunks: Remembered[list[list[dict[str, Any]]]] = Remembered(MAX_REMEMBERED)
        self._sound: Remembered[None] = Remembered(MAX_REMEMBERED)

    def get(self, name: str, compared_to: str | None = None) -> dict[str, Any]:
        """Return a scenario, its lines marked with what differs from another's.

        `version` is the file's, and `error` says why it can't be loaded. `edited` is what differs
        from the file as the repository has it, None if it isn't of there. Raises NoSuchScenario.
        """
        scenario = self._scenarios.named(name)
        before = self._scenarios.named(compared_to) if compared_to else None
        version = scenario.version()
        lines = self._lines.get(
            (scenario, before),
            functools.partial(_lines, scenario, before),
            (version, before and before.version()),
        )
        return _named(scenario) | {
            "version": version,
            "error": self._error(scenario),
            "edited": self._edited(scenario, version),
            "writing": offer_of_writing(scenario, self._settings),
            "lines": lines,
        }

    def _edited(self, scenario: Scenario, version: str | None) -> list[list[dict[str, Any]]] | None:
        original, source = original_of(scenario), _source(scenario)
        if original is None or source is None:
            return None
        return self._hunks.get(
            scenario, lambda: hunks_as_json(edited_hunks(source, original)), (version, original)
        )

    def _error(self, scenario: Scenario) -> dict[str, Any] | None:
        """Return what is wrong with a file, tried anew each time: not only an edit can mend it."""
        try:
            self._sound.get(scenario, functools.partial(_try, scenario), scenario.version())
        except ScenarioError as error:
            return error.as_json()
        return None


def hunks_as_json(hunks: list[list[CodeLine]]) -> list[list[dict[str, Any]]]:
    """Return the hunks of a difference for the page."""
    return [[asdict(line) for line in hunk] for hunk in hunks]


def _named(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario's name and where its file is."""
    return {"name": scenario.name, "path": scenario.shown_path}


def _lines(scenario: Scenario, before: Scenario | None) -> list[dict[str, Any]]:
    source = _source(scenario)
    if source is None:
        return []
    return [asdict(line) for line in code_lines(source, _source(before) if before else None)]


def _source(scenario: Scenario) -> str | None:
    try:
        return scenario.source()
    except ScenarioError:
        return None  # `error` tells why


def _try(scenario: Scenario) -> None:
    scenario.create_app()
