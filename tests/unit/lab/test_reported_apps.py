"""Apps as people report them, put among the scenarios: the right change is shown."""

from typing import Any

import pytest
from werkzeug.test import Client

from tests.unit.cors_requests import ATTACKER, PAGE, from_origin, preflight
from tests.unit.in_process import WriteScenario
from tests.unit.lab.explained_calls import JSON_HEADERS, call, explained, saw
from tests.unit.lab.shown_changes import marked
from tests.unit.lab.wire_record import url

WITH_MISSING_COMMA = """
from flask import Flask, jsonify
from flask_cors import CORS

CORS_OPTIONS = {
    'supports_credentials': True,
    'allow_headers': ['X-CSRFToken', 'Content-Type'],
    'origins': ['http://localhost:9001', 'http://localhost:8000'],
    'resources': [
        '/bi/token/'  # who am I
        '/bi/data/',  # rows
        '/bi/query/*',
    ],
}


def create_app():
    app = Flask(__name__)
    CORS(app, **CORS_OPTIONS)

    @app.get('/bi/token/')
    def token():
        return jsonify(token='t')

    return app
"""


def test_missing_comma_between_two_patterns_is_named_and_put(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("comma", WITH_MISSING_COMMA)
    api.get(url("/bi/token/", "comma"), headers=from_origin(PAGE))

    asked = call("/bi/token/", None, "comma", credentials="include")
    change = explained(api, asked)["change"]

    assert marked(change, "+") == ["'/bi/token/',  # who am I"]
    assert change["advices"] == [
        "A comma is missing: Python joins `/bi/token/` and `/bi/data/` to one string.",
        "No pattern in `resources` matches `/bi/token/`: `/bi/token//bi/data/`, `/bi/query/*`."
        " So flask-cors adds nothing to its answers.",
    ]


SHARED = """
from flask import Flask, Response
from flask_cors import cross_origin

EMPTY = Response('', headers={'Cache-Control': 'no-store'})


def create_app():
    app = Flask(__name__)

    @app.route('/hello', strict_slashes=False, methods=['GET', 'POST'])
    @cross_origin()
    def hello():
        return EMPTY

    return app
"""


def test_response_that_all_requests_share_is_the_files_own_fault(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("shared", SHARED)
    for origin in (ATTACKER, PAGE):
        api.get(url("/hello", "shared"), headers=from_origin(origin))

    refused = explained(api, call("/hello", None, "shared"), call("/hello", None, "shared"))

    change = refused["change"]
    assert refused["reason"] == "AllowOriginMismatch"
    assert change["advices"][0].startswith("This file keeps something from one request to the next")
    assert marked(change, "+") == ["return Response('', headers={'Cache-Control': 'no-store'})"]


WITH_OPTIONS_VIEW = """
from flask import Flask, request


def create_app():
    app = Flask(__name__)

    @app.route('/job', methods=['POST'])
    def job():
        return {'link': request.json['link']}

    @app.route('/job', methods=['OPTIONS'])
    def options():
        response = Flask.make_response()
        response.headers.add('Access-Control-Allow-Origin', '*')
        return response

    return app
"""


def test_options_view_that_never_runs_is_named(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("by_hand", WITH_OPTIONS_VIEW)
    api.options(url("/job", "by_hand"), headers=preflight(PAGE, "POST"))
    post: dict[str, Any] = {"method": "POST", "headers": JSON_HEADERS, "body": {"type": "text"}}

    change = explained(api, call("/job", None, "by_hand", **post))["change"]

    assert change["advices"] == [
        "The view `options` never runs: another route for `/job` comes first, and Flask answers its"
        " OPTIONS by itself. Take the view out."
    ]
    assert marked(change, "+") == [
        "from flask_cors import CORS",
        "CORS(app, origins=['http://localhost:8000'])",
    ]


IN_A_RULE = """
from flask import Flask
from flask_cors import CORS


def create_app():
    app = Flask(__name__)
    CORS(app, resources={r'/api/*': {'origins': 'http://tauri.localhost'}})

    @app.get('/api/v2')
    def root():
        return {'ok': True}

    return app
"""


def test_origin_within_a_rule_is_added_to(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("in_a_rule", IN_A_RULE)
    api.get(url("/api/v2", "in_a_rule"), headers=from_origin(PAGE))

    change = explained(api, call("/api/v2", None, "in_a_rule"))["change"]

    assert marked(change, "+") == [
        "CORS(app, resources={r'/api/*': {'origins': ['http://tauri.localhost',"
        " 'http://localhost:8000']}})"
    ]
    assert change["advices"] == []


def test_readable_405_needs_no_change(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("open", IN_A_RULE.replace("http://tauri.localhost", PAGE))
    api.post(url("/api/v2", "open"), headers=from_origin(PAGE))

    explanation = explained(api, call("/api/v2", saw(405), "open", method="POST"))

    assert explanation["change"] is None


HIDDEN = """
from flask import Flask, jsonify
from flask_cors import CORS


def create_app():
    app = Flask(__name__)
    CORS(app)

    @app.post('/login')
    def log_in():
        response = jsonify(user='ann')
        response.headers['Authorization'] = 'Bearer t'
        return response

    return app
"""


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("CORS(app)", "CORS(app, expose_headers=['Authorization'])"),
        (
            "CORS(app, expose_headers=['X-A'])",
            "CORS(app, expose_headers=['X-A', 'Authorization'])",
        ),
        (
            "CORS(app, resources={'/login': {}})",
            "CORS(app, resources={'/login': {'expose_headers': ['Authorization']}})",
        ),
    ],
)
def test_header_that_is_not_exposed_is_offered(
    api: Client, write_scenario: WriteScenario, written: str, becomes: str
) -> None:
    write_scenario("hidden", HIDDEN.replace("CORS(app)", written))
    api.post(url("/login", "hidden"), headers=from_origin(PAGE))

    change = explained(api, call("/login", saw(200), "hidden", method="POST"))["change"]

    assert marked(change, "+") == [becomes]
    assert change["advices"] == [
        "These headers arrived, and script may not read them: `Authorization`.",
        "If script is to read them, let the answer name them.",
    ]


def test_stranger_is_offered_no_header(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("hidden", HIDDEN)
    api.post(url("/login", "hidden"), headers=from_origin(ATTACKER))

    asked = call("/login", saw(200), "hidden", method="POST")

    assert explained(api, asked, page_origin=ATTACKER)["change"] is None


SECURE = """
from flask import Flask, jsonify, session
from flask_cors import CORS


def create_app():
    app = Flask(__name__)
    app.secret_key = 'dev'
    app.config.update(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_SAMESITE='Lax')
    CORS(app, origins=['http://localhost:8000'], supports_credentials=True)

    @app.post('/login')
    def log_in():
        session['user'] = 'ann'
        return jsonify(user='ann')

    return app
"""


@pytest.mark.parametrize("same_site", ["Lax", "None"])
def test_secure_cookie_in_development_is_what_safari_refuses(
    api: Client, write_scenario: WriteScenario, same_site: str
) -> None:
    write_scenario("secure", SECURE.replace("'Lax'", f"'{same_site}'"))
    api.post(url("/login", "secure"), headers=from_origin(PAGE))

    asked = call("/login", saw(200), "secure", method="POST", credentials="include")
    change = explained(api, asked)["change"]

    if same_site == "None":  # without Secure, no browser keeps it
        assert change is None
    else:
        assert change["advices"][0].startswith("In Safari: `session` is not stored: it is Secure")
        assert marked(change, "+") == [
            "app.config.update(SESSION_COOKIE_SECURE=False, SESSION_COOKIE_SAMESITE='Lax')"
        ]
