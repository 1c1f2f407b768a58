"""Everybody can log in to the notes of every scenario, and out again."""

import re

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from werkzeug.datastructures import Headers
from werkzeug.test import Client

from backend.lab.scenarios import find_scenarios
from backend.lab.sessions import LateSessions, with_sessions
from backend.notes import notes
from tests.unit.in_process import api_of
from tests.unit.lab.wire_record import url

# Their point is that these requests fail.
FAILING = ("hook_raises", "hook_raises_intercept_off", "proxy_502", "proxy_502_with_header")


@pytest.mark.parametrize("base", ["/runs/0123456789abcdef", "/scenarios"])
def test_log_in_and_out_is_no_server_error_anywhere(base: str) -> None:
    wrong, api = [], api_of().application
    for name in find_scenarios():
        visitor = Client(api)
        for path in ("login", "me", "logout", "me"):
            method = "GET" if path == "me" else "POST"
            answer = visitor.open(f"{base}/{name}/{path}", method=method, data={"user": "ann"})
            if answer.status_code >= 500 and name not in FAILING:
                wrong.append(f"{name}/{path}: {answer.status}")

    assert wrong == []


def test_user_is_remembered_where_a_scenario_has_no_key(api: Client) -> None:
    api.post(url("/login", "max_age_600"), data={"user": "ann"})

    assert api.get(url("/me", "max_age_600")).get_json() == {"user": "ann"}


def test_session_that_was_not_begun_is_not_told_of(api: Client) -> None:
    answer = api.get(url("/notes", "max_age_600"))

    assert "Cookie" not in answer.vary
    assert "Set-Cookie" not in answer.headers


def test_answer_to_a_cookie_varies_by_it(api: Client) -> None:
    api.post(url("/login", "max_age_600"), data={"user": "ann"})

    assert "Cookie" in api.get(url("/notes", "max_age_600")).vary


def test_scenario_with_a_key_has_sessions_as_flask_has_them() -> None:
    bare, late = app_with_a_key(), app_with_a_key()
    with_sessions(late)

    assert type(late.session_interface) is LateSessions
    assert answers_of(late) == answers_of(bare)


def test_scenario_keeps_a_session_interface_of_its_own() -> None:
    class OwnSessions(SecureCookieSessionInterface):
        pass

    app = app_with_a_key()
    app.session_interface = own = OwnSessions()
    with_sessions(app)

    assert app.session_interface is own


def app_with_a_key() -> Flask:
    app = Flask("app_with_a_key")
    app.secret_key = "for these tests"
    app.register_blueprint(notes)
    return app


def answers_of(app: Flask) -> list[tuple[str, list[tuple[str, str]], bytes]]:
    """Return what an app answers to strangers, to logging in and out, and to a forged cookie."""
    visitor, forger = app.test_client(), app.test_client()
    forger.set_cookie("session", "eyJ1c2VyIjoiYW5uIn0.forged")
    answers = [
        visitor.get("/notes"),
        visitor.get("/me"),
        visitor.post("/logout"),
        visitor.post("/login", data={"user": "ann"}),
        visitor.get("/me"),
        visitor.post("/logout"),
        forger.get("/me"),
        forger.post("/login", data={"user": "bob"}),
    ]
    return [(answer.status, without_time(answer.headers), answer.data) for answer in answers]


def without_time(headers: Headers) -> list[tuple[str, str]]:
    """Return header fields without a session cookie's value: it is signed with the time."""
    return [(name, re.sub("session=[^;]+", "session=…", value)) for name, value in headers]
