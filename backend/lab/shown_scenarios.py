"""Scenarios as the page shows them: the code, what changed in it, and what is wrong with it."""

import functools
from dataclasses import asdict
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from backend.lab.problems import problem
from backend.lab.remembered import Remembered
from backend.lab.scenarios import Scenario, ScenarioError, Scenarios
from backend.lab.shown_code import code_lines

MAX_REMEMBERED = 500


def shown_scenarios(scenarios: Scenarios) -> Blueprint:
    """Return the endpoints for the scenarios: all of them by name, and one with its code."""
    endpoints, shown = Blueprint("shown_scenarios", __name__), ShownScenarios(scenarios)

    @endpoints.get("/scenarios")
    def list_scenarios() -> ResponseReturnValue:
        return {"scenarios": [_named(scenario) for scenario in scenarios.all().values()]}

    @endpoints.get("/scenarios/<name>")
    def show_scenario(name: str) -> ResponseReturnValue:
        try:
            return shown.get(name, request.args.get("compared_to"))
        except NoSuchScenario as error:
            known = ", ".join(scenarios.all())
            detail = f"There is no scenario {error.args[0]!r}. There are {known}."
            return problem(404, "no-such-scenario", detail)

    return endpoints


class NoSuchScenario(KeyError):
    """A name that no scenario has."""


class ShownScenarios:
    """Scenarios as JSON, worked out once for each version of their files."""

    def __init__(self, scenarios: Scenarios) -> None:
        self._scenarios = scenarios
        self._lines: Remembered[list[dict[str, Any]]] = Remembered(MAX_REMEMBERED)
        self._sound: Remembered[None] = Remembered(MAX_REMEMBERED)

    def get(self, name: str, compared_to: str | None = None) -> dict[str, Any]:
        """Return a scenario, its lines marked with what differs from another's.

        `version` is the file's, and `error` says why it can't be loaded. Raises NoSuchScenario.
        """
        scenario = self._scenario(name)
        before = self._scenario(compared_to) if compared_to else None
        version = scenario.version()
        lines = self._lines.get(
            (scenario, before),
            functools.partial(_lines, scenario, before),
            (version, before and before.version()),
        )
        return _named(scenario) | {
            "version": version,
            "error": self._error(scenario),
            "lines": lines,
        }

    def _scenario(self, name: str) -> Scenario:
        scenario = self._scenarios.get(name)
        if scenario is None:
            raise NoSuchScenario(name)
        return scenario

    def _error(self, scenario: Scenario) -> dict[str, Any] | None:
        """Return what is wrong with a file, tried anew each time: not only an edit can mend it."""
        try:
            self._sound.get(scenario, functools.partial(_try, scenario), scenario.version())
        except ScenarioError as error:
            return error.as_json()
        return None


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
