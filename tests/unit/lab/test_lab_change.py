"""What to change, as the lesson's page shows it: a diff of the scenario that was seen to help."""

import pytest
from werkzeug.test import Client

from tests.unit.cors_requests import ATTACKER, PAGE, from_origin, preflight
from tests.unit.in_process import WriteScenario
from tests.unit.lab.explained_calls import JSON_HEADERS, call, explained, saw
from tests.unit.lab.shown_changes import marked
from tests.unit.lab.wire_record import url

PUT = {"method": "PUT", "headers": JSON_HEADERS, "body": {"type": "text"}}


def test_scenario_without_cors_gets_flask_cors(api: Client) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))

    change = explained(api, call("/notes", None))["change"]

    assert marked(change, "+") == [
        "from flask_cors import CORS",
        "CORS(app, origins=['http://localhost:8000'])",
    ]
    assert change["path"] == "backend/scenarios/core/no_cors.py"
    assert change["advices"] == []


def test_hunks_leave_out_what_stays(api: Client) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))

    imports, app = explained(api, call("/notes", None))["change"]["hunks"]

    assert [line["change"] for line in imports] == [" ", " ", "+", " ", " "]
    assert [line["change"] for line in app] == [" ", " ", "+", " "]


def test_hand_written_headers_stay_hand_written(api: Client) -> None:
    api.options(url("/notes/1", "after_request"), headers=preflight(PAGE, "PUT"))

    change = explained(api, call("/notes/1", None, "after_request", **PUT))["change"]

    assert marked(change, "+") == [
        "response.headers['Access-Control-Allow-Methods'] = 'GET,POST,PUT'"
    ]


def test_readable_answer_needs_no_change(api: Client) -> None:
    api.get(url("/notes", "flask_cors"), headers=from_origin(PAGE))

    explanation = explained(api, call("/notes", saw(200), "flask_cors"))

    assert explanation["change"] is None


def test_attackers_page_is_never_let_in(api: Client) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(ATTACKER))

    change = explained(api, call("/notes", None), page_origin=ATTACKER)["change"]

    assert change["hunks"] is None and change["headers"] == []
    assert "should not be let in" in change["advices"][0]


def test_options_of_the_call_are_advised(api: Client) -> None:
    api.put(url("/notes", "no_cors"))  # begins the run

    change = explained(api, call("/notes", None, mode="same-origin"))["change"]

    assert "mode: 'same-origin'" in change["advices"][0]


BROKEN_BY_A_VIEW = """
from flask import Flask
def create_app():
    app = Flask(__name__)
    @app.before_request
    def refuse():
        return {}, 401, {'Access-Control-Allow-Origin': 'https://elsewhere.example'}
    return app
"""


def test_file_whose_change_would_not_help_gets_headers_only(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("stubborn", BROKEN_BY_A_VIEW)
    api.options(url("/notes/1", "stubborn"), headers=preflight(PAGE, "PUT"))

    change = explained(api, call("/notes/1", None, "stubborn", **PUT))["change"]

    assert change["hunks"] is None
    assert len(change["headers"]) >= 2


def test_broken_scenario_has_nothing_to_change(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("broken", "def create_app(): return None\n")
    api.get(url("/notes", "broken"), headers=from_origin(PAGE))

    assert explained(api, call("/notes", None, "broken"))["change"] is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_headers_are_said_in_the_readers_language(api: Client, language: str) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))

    change = explained(api, call("/notes", None), language=language)["change"]

    (sentence,) = change["headers"]
    assert f"`Access-Control-Allow-Origin: {PAGE}`" in sentence
    assert sentence.isascii() == (language == "en")


CRASHES = """
from flask import Flask
from flask_cors import CORS
def create_app():
    app = Flask(__name__)
    app.debug = True
    CORS(app)
    @app.get('/notes')
    def crash():
        raise RuntimeError('on purpose')
    return app
"""


def test_crash_is_no_matter_of_headers(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("crashes", CRASHES)
    with pytest.raises(RuntimeError):
        api.get(url("/notes", "crashes"), headers=from_origin(PAGE))

    change = explained(api, call("/notes", None, "crashes"))["change"]

    assert change["advices"][0].startswith("Look at the error first")
    assert change["hunks"] is None and change["headers"] == []


FORGETS = """
from flask import Flask, request
from flask_cors import CORS
def create_app():
    app = Flask(__name__)
    seen = []
    @app.get('/notes')
    def show():
        return {}
    @app.after_request
    def only_once(response):
        if seen:
            del response.headers['Access-Control-Allow-Origin']
        seen.append(request.path)
        return response
    CORS(app)
    return app
"""


def test_app_that_forgets_is_not_acquitted_for_answering_well_afresh(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("forgets", FORGETS)
    for _ in range(2):
        api.get(url("/notes", "forgets"), headers=from_origin(PAGE))

    first, second = call("/notes", saw(200), "forgets"), call("/notes", None, "forgets")
    change = explained(api, first, second)["change"]

    assert change["advices"][0].startswith("This file keeps something from one request to the next")
    assert change["hunks"] is None and change["headers"] == []


CONFIGURED = """
import os
from flask import Flask
from flask_cors import CORS
def create_app():
    app = Flask(__name__)
    CORS(app, origins=[os.environ.get('ALLOWED', 'http://elsewhere.example')])
    @app.get('/notes')
    def show():
        return {}
    return app
"""


def test_app_that_answers_well_whoever_asks_first_is_not_to_be_changed(
    api: Client, write_scenario: WriteScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_scenario("configured", CONFIGURED)
    api.get(url("/notes", "configured"), headers=from_origin(PAGE))
    monkeypatch.setenv("ALLOWED", PAGE)

    change = explained(api, call("/notes", None, "configured"))["change"]

    assert change["advices"][0].startswith("Not this file")
    assert change["hunks"] is None and change["headers"] == []


@pytest.mark.parametrize(
    ("scenario", "asked", "advice"),
    [
        ("proxy_502", [("/notes", PAGE)], "Look behind the server that answered"),
        ("login_page_elsewhere", [("/notes", PAGE), ("/login-page", PAGE)], "Log in again"),
        ("shared_cache", [("/notes", ATTACKER), ("/notes", PAGE)], "Ask the app itself, past the"),
    ],
)
def test_what_answered_in_place_of_the_app_gets_no_header(
    api: Client, scenario: str, asked: list[tuple[str, str]], advice: str
) -> None:
    for path, origin in asked:
        api.get(url(path, scenario), headers=from_origin(origin))

    calls = [call("/notes", None, scenario) for path, _ in asked if path == "/notes"]
    change = explained(api, *calls)["change"]

    assert change["advices"][0].startswith(advice)
    assert change["hunks"] is None and change["headers"] == []


def test_app_that_is_asked_for_a_change_has_sessions(
    api: Client, caplog: pytest.LogCaptureFixture
) -> None:
    logout = {"method": "POST", "headers": JSON_HEADERS}
    api.options(url("/logout", "allow_headers_string"), headers=preflight(PAGE, "POST"))

    change = explained(api, call("/logout", None, "allow_headers_string", **logout))["change"]

    assert change["hunks"]
    assert caplog.text == ""


def test_error_of_a_proxy_is_no_earlier_answer(api: Client) -> None:
    long_note = {"text": "x" * 2000}
    api.post(url("/notes", "proxy_413"), data=long_note, headers=from_origin(PAGE))
    post = call("/notes", None, "proxy_413", method="POST", body={"type": "urlsearchparams"})

    change = explained(api, post)["change"]

    assert change["advices"][0].startswith("Change the rule of the server that answered")
