"""Scenarios as a learner changes them from the page: written, restored, and how it is meant."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from backend.lab.originals import original_of
from backend.lab.restoring import NotRestored, not_written, restore
from backend.lab.scenarios import NoSuchScenario, Scenario, ScenarioError, Scenarios
from backend.lab.sent_changes import (
    BadChange,
    Edit,
    check_sender,
    check_writing,
    sent_edits,
    sent_object,
    sent_text,
)
from backend.lab.shown_code import edited_hunks
from backend.lab.shown_scenarios import hunks_as_json, no_such_scenario
from backend.lab.writing import WRITING, write_whole
from backend.settings import Settings


def changed_scenarios(scenarios: Scenarios, settings: Settings) -> Blueprint:
    """Return the endpoints that change a scenario's file, and the one that shows a solution."""
    endpoints = Blueprint("changed_scenarios", __name__)

    def to_write(name: str) -> Scenario:
        """Return the scenario whose file this request may write. Raises BadChange."""
        check_sender(settings)
        scenario = scenarios.named(name)
        check_writing(scenario, settings)
        return scenario

    @endpoints.put("/scenarios/<name>/file")
    def write_file(name: str) -> ResponseReturnValue:
        """Give the file the text that is sent, if it is still as the page has read it."""
        scenario = to_write(name)
        content, version = sent_text()
        with WRITING:
            if scenario.version() != version:
                detail = f"{scenario.shown_path} has changed since the page read it. Read it again."
                raise BadChange(409, "changed-meanwhile", detail)
            _write(scenario, content)
        return "", 204

    @endpoints.post("/scenarios/<name>/restore")
    def restore_file(name: str) -> ResponseReturnValue:
        """Give the file its original text; what it had is kept beside it."""
        scenario = to_write(name)
        sent_object()
        with WRITING:
            return {"kept": _restore(scenario)}

    @endpoints.post("/scenarios/<name>/solution")
    def show_solution(name: str) -> ResponseReturnValue:
        """Return the text that the edits make of the original, and what they change in it."""
        scenario, edits = scenarios.named(name), sent_edits()
        try:
            before = original_of(scenario) or scenario.source()
        except ScenarioError as error:
            raise BadChange(409, "unreadable-scenario", str(error)) from error
        after = _edited(before, edits)
        return {"text": after, "hunks": hunks_as_json(edited_hunks(after, before))}

    @endpoints.errorhandler(BadChange)
    def refuse(refused: BadChange) -> Response:
        return refused.problem

    @endpoints.errorhandler(NoSuchScenario)
    def name_the_known(unknown: NoSuchScenario) -> Response:
        return no_such_scenario(unknown, scenarios)

    return endpoints


def _edited(text: str, edits: list[Edit]) -> str:
    for before, after in edits:
        if (found := text.count(before)) != 1:
            detail = f"{before!r} stands there {found} times. An edit is of what stands there once."
            raise BadChange(409, "edit-does-not-fit", detail)
        text = text.replace(before, after)
    return text


def _restore(scenario: Scenario) -> str | None:
    """Restore the file; return where what it had is kept, None where it was the original."""
    original = original_of(scenario)
    if original is None:
        detail = f"{scenario.shown_path} is not a file of the repository's: there is no original."
        raise BadChange(409, "no-original", detail)
    try:
        return restore(scenario, original)
    except NotRestored as error:
        raise BadChange(403, "read-only-lab", str(error)) from error


def _write(scenario: Scenario, content: bytes) -> None:
    try:
        write_whole(scenario.path, content)
    except OSError as error:
        raise BadChange(403, "read-only-lab", not_written(scenario, error)) from error
