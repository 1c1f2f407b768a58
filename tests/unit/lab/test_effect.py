"""What a run wrote is told as the notes before and after it, and leaves no trace in the record."""

from typing import Any

import pytest
from werkzeug.test import Client

from backend.lab import effect
from backend.lab.scenarios import find_scenarios
from tests.unit.cors_requests import PAGE, from_origin
from tests.unit.in_process import WriteScenario
from tests.unit.lab.explained_calls import act, call, told
from tests.unit.lab.wire_record import RUN, begin_run, record, url

MILK, SECRET = "Buy milk", "Ann's private note: the key is under the mat"


def written(api: Client, scenario: str, path: str = "/notes", **sent: Any) -> Any:
    """Return the effect of a run that adds a note."""
    begin_run(api, scenario)
    body = sent or {"data": {"text": "x"}}
    api.post(url(path, scenario), headers=from_origin(PAGE), **body)
    return told(api, act(call(path, None, scenario, method="POST")))["effect"]


def test_added_note_is_told(api: Client) -> None:
    assert written(api, "no_cors") == {
        "of": "notes", "exchange": 0, "before": [MILK], "after": [MILK, "x"]
    }  # fmt: skip


def test_notes_are_those_that_the_writer_sees(api: Client) -> None:
    begin_run(api, "session_one_origin")
    api.post(url("/login", "session_one_origin"), json={"user": "ann"})
    api.post(url("/notes", "session_one_origin"), data={"text": "x"}, headers=from_origin(PAGE))

    story = told(api, act(call("/notes", None, "session_one_origin", method="POST")))

    assert story["effect"]["before"] == [MILK, SECRET]
    assert story["effect"]["after"] == [MILK, SECRET, "x"]


def test_notes_below_a_prefix_are_found(api: Client) -> None:
    begin_run(api, "resources_with_prefix")
    api.put(url("/api/notes/1", "resources_with_prefix"), json={"text": "x"})

    story = told(api, act(), scenario="resources_with_prefix")

    assert story["effect"]["after"] == ["x"]


def test_refused_write_leaves_the_notes_as_they_are(api: Client) -> None:
    effect = written(api, "no_cors", data="text", content_type="text/plain")

    assert effect["before"] == effect["after"] == [MILK]


def test_write_is_not_recorded_by_asking_for_it(api: Client) -> None:
    written(api, "no_cors")

    assert [each["method"] for each in record(api)["exchanges"]] == ["POST"]


def test_run_that_wrote_something_else_has_its_own_effect(api: Client) -> None:
    # The record that counts for an explanation has no bodies.
    effects = []
    for run, text in ((RUN, "x"), (f"{RUN}-other", "y")):
        begin_run(api, run_id=run)
        api.post(f"/runs/{run}/no_cors/notes", data={"text": text}, headers=from_origin(PAGE))
        effects.append(told(api, act(), run=run, scenario="no_cors")["effect"]["after"])

    assert effects == [[MILK, "x"], [MILK, "y"]]


UNWRITTEN = {
    "a read": ("no_cors", "GET", "/notes"),
    "no view": ("no_cors", "POST", "/nothing/notes"),
    "no notes": ("json_forced", "POST", "/orders"),
    "a login": ("session_one_origin", "POST", "/login"),
}


@pytest.mark.parametrize(("scenario", "method", "path"), UNWRITTEN.values(), ids=UNWRITTEN)
def test_run_that_wrote_no_note_has_no_effect(
    api: Client, monkeypatch: pytest.MonkeyPatch, scenario: str, method: str, path: str
) -> None:
    monkeypatch.setattr(effect, "_texts", None)  # nobody is asked
    begin_run(api, scenario)
    api.open(url(path, scenario), method=method, json={"user": "ann"})

    assert told(api, act(), scenario=scenario)["effect"] is None


UNTELLABLE = {
    "raises": "raise ValueError('no')",
    "refuses": "return 'no', 403",
    "answers otherwise": "return {'notes': []}",
}


@pytest.mark.parametrize("code", UNTELLABLE.values(), ids=UNTELLABLE)
def test_notes_that_cannot_be_had_are_no_effect(
    api: Client, write_scenario: WriteScenario, code: str
) -> None:
    write_scenario(
        "example",
        f"""
from flask import Flask, request

def create_app():
    app = Flask(__name__)
    app.debug = True

    @app.route('/notes', methods=['GET', 'POST'])
    def notes():
        if request.method == 'POST':
            return ''
        {code}

    return app
""",
    )

    assert written(api, "example") is None


def test_scenario_that_is_broken_meanwhile_has_no_effect(
    api: Client, write_scenario: WriteScenario
) -> None:
    source = find_scenarios()["no_cors"].source()
    file = write_scenario("example", source)
    begin_run(api, "example")
    api.post(url("/notes"), data={"text": "x"})
    file.write_text("import nowhere")

    assert told(api, act(), scenario="example")["effect"] is None


def test_effect_of_a_step_before_is_not_the_experiments(api: Client) -> None:
    begin_run(api)
    api.post(url("/notes", "no_cors"), data={"text": "x"}, headers=from_origin(PAGE))
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))
    before = act(call("/notes", None, method="POST"))

    assert told(api, before, act(call("/notes", None)), run=RUN)["effect"] is None
