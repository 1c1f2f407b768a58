"""A remedy as a change of the source: it is run, and script may read."""

import itertools
from typing import Any

import pytest

from backend.lab.scenarios import find_scenarios
from backend.whycors.fetch_standard import (
    Body,
    PreflightCache,
    Request,
    fetch,
)
from backend.whycors.remedies.in_process import proved_source, transport_to
from backend.whycors.remedies.remedy import Remedy, remedy
from backend.whycors.remedies.source import amended_sources
from tests.unit.cors_requests import ATTACKER, PAGE
from tests.unit.offenders import offenders
from tests.unit.scenarios.rows import CORE
from tests.unit.whycors.remedies.amended_apps import API, app_of

JSON = (("Content-Type", "application/json"),)
CALLS: dict[str, dict[str, Any]] = {
    "read-notes": {"url": "/notes"},
    "read-notes-with-cookies": {"url": "/notes", "credentials": "include"},
    "add-note-as-form": {"url": "/notes", "method": "POST", "body": Body("urlsearchparams")},
    "add-note-as-json": {
        "url": "/notes",
        "method": "POST",
        "headers": JSON,
        "body": Body("text"),
    },
    "change-note": {"url": "/notes/1", "method": "PUT", "headers": JSON, "body": Body("text")},
    "change-note-with-cookies": {
        "url": "/notes/1",
        "method": "PUT",
        "headers": (*JSON, ("X-Requested-With", "fetch")),
        "credentials": "include",
    },
    "delete-note": {"url": "/notes/1", "method": "DELETE", "headers": (("Authorization", "x"),)},
    "log-in": {
        "url": "/login",
        "method": "POST",
        "body": Body("urlsearchparams"),
        "credentials": "include",
    },
    "who-am-i": {"url": "/me"},
    "who-am-i-with-cookies": {"url": "/me", "credentials": "include"},
}


def call(name: str, origin: str = PAGE) -> Request:
    return Request(origin, **CALLS[name] | {"url": API + CALLS[name]["url"]})


def remedy_of(source: str, asked: Request) -> Remedy | None:
    app = app_of(source)
    return remedy(asked, lambda: (transport_to(app, API), PreflightCache()))


def outcome_of(source: str, asked: Request) -> str:
    return fetch(asked, transport_to(app_of(source), API)).outcome


def first_amended(source: str, found: Remedy) -> str | None:
    path = found.request.url.removeprefix(API)
    return next(amended_sources(source, found, path), None)


def check_cure(of_call: tuple[str, str, str]) -> None:
    scenario, name, origin = of_call
    source, asked = find_scenarios()[scenario].source(), call(name, origin)

    found = remedy_of(source, asked)

    assert (found is None) == (outcome_of(source, asked) == "readable")
    if found is not None:
        amended = first_amended(source, found)
        assert amended is not None
        assert outcome_of(amended, asked) == "readable"
        assert proved_source(source, found, API) == amended
        stranger = Request("http://stranger.example", asked.url, credentials="include")
        assert "readable" not in {outcome_of(amended, stranger)} - {outcome_of(source, stranger)}


def test_scenario_is_cured_by_its_own_source() -> None:
    calls = [
        (f"{scenario}: {name} by {origin}", (scenario, name, origin))
        for scenario, name, origin in itertools.product(CORE, CALLS, (PAGE, ATTACKER))
    ]

    assert offenders(calls, check_cure) == []


def test_lessons_have_something_to_cure() -> None:
    broken = [
        (scenario, name)
        for scenario, name in itertools.product(CORE, CALLS)
        if remedy_of(find_scenarios()[scenario].source(), call(name))
    ]

    assert len(broken) >= 20


def changed_lines(scenario: str, name: str, origin: str = PAGE) -> list[str]:
    """Return the lines that the remedy adds to a scenario's source, without their indent."""
    source = find_scenarios()[scenario].source()
    found = remedy_of(source, call(name, origin))
    assert found is not None
    amended = first_amended(source, found)
    assert amended is not None
    before = source.splitlines()
    return [line.strip() for line in amended.splitlines() if line not in before]


@pytest.mark.parametrize(
    ("scenario", "name", "origin", "lines"),
    [
        (
            "no_cors",
            "change-note",
            PAGE,
            ["from flask_cors import CORS", f"CORS(app, origins=['{PAGE}'])"],
        ),
        (
            "flask_cors",
            "log-in",
            PAGE,
            [f"CORS(app, resources=r'/*', origins=['{PAGE}'], supports_credentials=True)"],
        ),
        (
            "configurable",
            "log-in",
            PAGE,
            [f"CORS(app, origins=['{PAGE}'], supports_credentials=True)"],
        ),
        (
            "session_one_origin",
            "read-notes",
            ATTACKER,
            [f"CORS(app, origins=[FRONTEND_ORIGIN, '{ATTACKER}'], supports_credentials=True)"],
        ),
        (
            "after_request",
            "change-note",
            PAGE,
            ["response.headers['Access-Control-Allow-Methods'] = 'GET,POST,PUT'"],
        ),
        (
            "after_request",
            "read-notes-with-cookies",
            PAGE,
            [
                f"response.headers['Access-Control-Allow-Origin'] = '{PAGE}'",
                "response.headers['Access-Control-Allow-Credentials'] = 'true'",
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_source_changes_by_these_lines(
    scenario: str, name: str, origin: str, lines: list[str]
) -> None:
    assert changed_lines(scenario, name, origin) == lines


def with_cors(call_of_cors: str) -> str:
    source = find_scenarios()["flask_cors"].source()
    return source.replace("CORS(app, resources=r'/*')", call_of_cors)


@pytest.mark.parametrize(
    ("written", "name", "becomes"),
    [
        (
            "CORS(\n        app,\n        origins=['http://a.example'],\n    )",
            "log-in",
            "CORS(\n        app,\n"
            f"        origins=['http://a.example', '{PAGE}'],\n"
            "        supports_credentials=True,\n    )",
        ),
        (
            "CORS(app, origins='http://a.example')",
            "read-notes",
            f"CORS(app, origins=['http://a.example', '{PAGE}'])",
        ),
        (
            "CORS(app, origins='*', supports_credentials=False)",
            "log-in",
            f"CORS(app, origins=['{PAGE}'], supports_credentials=True)",
        ),
        ("CORS(app, methods=['GET'])", "change-note", "CORS(app, methods=['GET', 'PUT'])"),
        ("CORS(app, methods='*')", "change-note", "CORS(app, methods=['PUT'])"),
        (
            "CORS(app, allow_headers=['X-A'])",
            "add-note-as-json",
            "CORS(app, allow_headers=['X-A', 'content-type'])",
        ),
    ],
)
def test_written_arguments_are_added_to(written: str, name: str, becomes: str) -> None:
    source = with_cors(written)
    found = remedy_of(source, call(name))

    assert found and proved_source(source, found, API) == with_cors(becomes)


@pytest.mark.parametrize(
    "source",
    [
        with_cors("CORS(app, origins=read_origins())").replace(
            "\n\ndef create",
            "\n\ndef read_origins():\n    return ['http://a.example']\n\n\ndef create",
        ),
        with_cors("CORS(app, **options())").replace(
            "\n\ndef create",
            "\n\ndef options():\n    return {'origins': 'http://a.example'}\n\n\ndef create",
        ),
        with_cors("CORS(app, origins=ORIGINS)").replace(
            "\n\ndef create",
            "\nORIGINS = ['http://a.example']\nORIGINS = ['http://b.example']\n\n\ndef create",
        ),
        with_cors("return app\n"),
        "from flask import Flask\nmake = Flask\n\n\ndef create_app():\n    return make('x')\n",
    ],
    ids=["call", "stars", "name-of-two", "two-ends", "no-app"],
)
def test_file_that_is_not_understood_is_left(source: str) -> None:
    found = remedy_of(source, call("read-notes"))

    assert found and found.changes
    assert proved_source(source, found, API) is None


@pytest.mark.parametrize(
    "source", ["def create_app(:", "x = " + "-" * 50_000 + "1"], ids=["syntax", "depth"]
)
def test_source_that_is_not_python_is_left(source: str) -> None:
    found = remedy_of(find_scenarios()["no_cors"].source(), call("read-notes"))

    assert found and first_amended(source, found) is None


def test_remedy_that_is_not_flask_cors_is_left() -> None:
    source = find_scenarios()["no_cors"].source()
    found = remedy_of(source, Request(PAGE, f"{API}/notes", method="copy"))

    assert found and found.changes  # flask-cors knows methods in upper case only
    assert first_amended(source, found) is None


def test_app_that_does_not_start_with_the_remedy_is_left() -> None:
    source = find_scenarios()["no_cors"].source()
    found = remedy_of(source, call("read-notes"))

    assert found and proved_source(f"{source}\nraise OSError\n", found, API) is None


def test_condition_in_a_hook_is_left() -> None:
    source = find_scenarios()["after_request"].source()
    line = "        response.headers['Access-Control-Allow-Origin'] = '*'\n"
    conditional = source.replace(line, f"        if response.is_json:\n    {line}")
    found = remedy_of(conditional, call("read-notes-with-cookies"))

    assert found and proved_source(conditional, found, API) is None


def test_reflected_origin_is_named_with_cookies() -> None:
    source = find_scenarios()["after_request"].source()
    reflecting = source.replace("= '*'", "= request.headers.get('Origin', '*')").replace(
        "Flask, Response", "Flask, Response, request"
    )
    found = remedy_of(reflecting, call("read-notes-with-cookies"))

    assert found
    amended = proved_source(reflecting, found, API)
    assert amended and f"['Access-Control-Allow-Origin'] = '{PAGE}'" in amended
