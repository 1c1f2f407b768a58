"""Who answered is part of an exchange: a view, the app without one, or what stands before it."""

import re

import pytest
from werkzeug.test import Client

from backend.lab.scenarios import find_scenarios
from tests.unit.cors_requests import PAGE, from_origin, preflight
from tests.unit.in_process import WriteScenario
from tests.unit.lab.wire_record import exchange, record, url
from tests.unit.whycors.recording.received_requests import received

ANSWERED = {
    "a view": ("no_cors", "GET", "/notes", "view"),
    "a view that says no": ("no_cors", "GET", "/notes/99", "view"),
    "no such path": ("no_cors", "GET", "/nothing", "app"),
    "no such method": ("no_cors", "PATCH", "/notes", "app"),
    "a redirect to the slash": ("slash", "GET", "/list", "app"),
    "automatic OPTIONS": ("no_cors", "OPTIONS", "/notes", "app"),
    "a hook": ("guard_before_request", "GET", "/notes", "app"),
    "a proxy": ("proxy_502", "GET", "/notes", "proxy"),
    "a view behind a proxy": ("proxy_adds", "GET", "/notes", "view"),
}


@pytest.mark.parametrize(("scenario", "method", "path", "who"), ANSWERED.values(), ids=ANSWERED)
def test_record_tells_who_answered(
    api: Client, scenario: str, method: str, path: str, who: str
) -> None:
    api.open(url(path, scenario), method=method, headers=from_origin(PAGE))

    assert exchange(api)["answered_by"] == who


def test_preflight_is_answered_without_a_view(api: Client) -> None:
    api.options(url("/notes", "flask_cors"), headers=preflight(PAGE, "POST"))

    assert exchange(api)["answered_by"] == "app"


def test_cache_answers_what_it_has_kept(api: Client) -> None:
    for _ in range(2):
        api.get(url("/notes", "shared_cache"))

    assert [each["answered_by"] for each in record(api)["exchanges"]] == ["view", "cache"]


def test_every_layer_before_an_app_has_a_name() -> None:
    texts = {name: scenario.source() for name, scenario in find_scenarios().items()}
    named = [name for name, text in texts.items() if re.search(r"class BehindA\w+\(Flask\)", text)]

    assert named == [name for name, text in texts.items() if "wsgi_app" in text] != []


UNNAMED = """
from flask import Flask
from werkzeug.wrappers import Response
def create_app():
    app = Flask(__name__)
    app.wsgi_app = Response('I am a teapot', 418)
    return app
"""
RAISES = """
from flask import Flask
def create_app():
    app = Flask(__name__)
    app.debug = True
    @app.get('/')
    def crash():
        raise RuntimeError('on purpose')
    return app
"""
UNSENDABLE = """
from flask import Flask
def create_app():
    app = Flask(__name__)
    @app.get('/')
    def show():
        return '', 40
    return app
"""


@pytest.mark.parametrize(
    ("source", "who"),
    [(UNNAMED, "layer"), (RAISES, "server"), (UNSENDABLE, "lab"), ("def", "lab")],
    ids=["no name", "exception", "not to be sent", "no app"],
)
def test_who_answers_where_no_app_does(
    api: Client, write_scenario: WriteScenario, source: str, who: str
) -> None:
    write_scenario("example", source)
    try:
        api.get(url("/"))
    except RuntimeError:
        assert who == "server"

    assert exchange(api)["answered_by"] == who


def test_nobody_has_answered_yet() -> None:
    assert received().as_json(0)["answered_by"] is None
