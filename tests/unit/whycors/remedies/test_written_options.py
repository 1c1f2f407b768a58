"""Options of flask-cors wherever a source writes them: each change is run, and script may read."""

import difflib
from typing import Any

import pytest

from backend.whycors.fetch_standard import PreflightCache, Request
from backend.whycors.remedies.in_process import proved_source, transport_to
from backend.whycors.remedies.remedy import remedy
from backend.whycors.remedies.rule_edits import NoRule, no_rule_in
from tests.unit.cors_requests import PAGE
from tests.unit.whycors.remedies.amended_apps import API, app_of

SOURCE = """from flask import Blueprint, Flask
from flask_cors import CORS, cross_origin

{head}
def create_app():
    app = Flask(__name__)
{body}

    @app.get('/notes')
    def show():
        return 'notes'

    return app
"""


def source_of(body: str, head: str = "") -> str:
    indented = "\n".join(f"    {line}" for line in body.splitlines())
    return SOURCE.format(head=head, body=indented)


def changed_lines(source: str, **asked: Any) -> tuple[list[str], list[str]] | None:
    """Return the lines that the proved change takes out and puts in; None if there is no change."""
    url = API + asked.pop("path", "/notes")
    request = Request(asked.pop("origin", PAGE), url, **asked)
    app = app_of(source)
    found = remedy(request, lambda: (transport_to(app, API), PreflightCache()))
    assert found
    amended = proved_source(source, found, API)
    if amended is None:
        return None
    lines = list(difflib.ndiff(source.splitlines(), amended.splitlines()))
    return (
        [line[2:].strip() for line in lines if line.startswith("- ")],
        [line[2:].strip() for line in lines if line.startswith("+ ")],
    )


A = "http://a.example"
WRITTEN = {
    "a dict": (
        source_of("CORS(app, **OPTIONS)", f"OPTIONS = {{'origins': ['{A}'], 'max_age': 5}}\n"),
        [f"OPTIONS = {{'origins': ['{A}', '{PAGE}'], 'max_age': 5}}"],
    ),
    "a dict with nothing on it": (
        source_of("CORS(app, **OPTIONS)", "OPTIONS = {'resources': '/n*'}\n"),
        None,
    ),
    "a dict in the call": (
        source_of(f"CORS(app, **{{'origins': '{A}'}})"),
        [f"CORS(app, **{{'origins': ['{A}', '{PAGE}']}})"],
    ),
    "dict()": (
        source_of("CORS(app, **OPTIONS)", f"OPTIONS = dict(origins='{A}')\n"),
        [f"OPTIONS = dict(origins=['{A}', '{PAGE}'])"],
    ),
    "a name": (
        source_of("CORS(app, origins=ORIGINS)", f"ORIGINS: list[str] = ['{A}']\n"),
        [f"ORIGINS: list[str] = ['{A}', '{PAGE}']"],
    ),
    "a tuple": (
        source_of(f"CORS(app, origins=('{A}',))"),
        [f"CORS(app, origins=('{A}', '{PAGE}',))"],
    ),
    "a rule": (
        source_of(f"CORS(app, resources={{r'/n*': {{'origins': '{A}'}}}}, origins='*')"),
        [f"CORS(app, resources={{r'/n*': {{'origins': ['{A}', '{PAGE}']}}}}, origins='*')"],
    ),
    "the rule of two": (
        source_of(
            f"CORS(app, resources={{'/x': {{'origins': '*'}}, '/notes': {{'origins': ['{A}']}}}})"
        ),
        [
            "CORS(app, resources={'/x': {'origins': '*'},"
            f" '/notes': {{'origins': ['{A}', '{PAGE}']}}}})"
        ],
    ),
    "a rule without origins": (
        source_of(f"CORS(app, resources={{'/notes': {{'max_age': 9}}}}, origins='{A}')"),
        [f"CORS(app, resources={{'/notes': {{'max_age': 9}}}}, origins=['{A}', '{PAGE}'])"],
    ),
    "the config": (
        source_of(f"app.config['CORS_ORIGINS'] = '{A}'\nCORS(app)"),
        [f"app.config['CORS_ORIGINS'] = ['{A}', '{PAGE}']"],
    ),
    "config.update()": (
        source_of(f"app.config.update(DEBUG=True, CORS_ORIGINS=['{A}'])\nCORS(app)"),
        [f"app.config.update(DEBUG=True, CORS_ORIGINS=['{A}', '{PAGE}'])"],
    ),
    "init_app()": (
        source_of("cors.init_app(app, origins=['x'])", "cors = CORS()\n"),
        [f"cors.init_app(app, origins=['x', '{PAGE}'])"],
    ),
    "a decorator": (
        source_of("").replace("    def show", f"    @cross_origin(origins='{A}')\n    def show"),
        [f"@cross_origin(origins=['{A}', '{PAGE}'])"],
    ),
    "the decorator of two": (
        source_of(
            f"@app.get('/x')\n@cross_origin(origins='{A}')\ndef other():\n    return 'x'\n"
        ).replace("    def show", "    @cross_origin(origins='http://b.example')\n    def show"),
        [f"@cross_origin(origins=['http://b.example', '{PAGE}'])"],
    ),
    "a missing comma": (
        source_of(f"CORS(app, origins=['{A}' '{PAGE}'])"),
        [f"CORS(app, origins=['{A}', '{PAGE}'])"],
    ),
}


@pytest.mark.parametrize(("source", "put"), WRITTEN.values(), ids=WRITTEN)
def test_option_is_changed_where_it_is_written(source: str, put: list[str] | None) -> None:
    if put is None:
        assert changed_lines(source, origin=PAGE, credentials="include") == (
            ["OPTIONS = {'resources': '/n*'}"],
            [
                "OPTIONS = {'resources': '/n*', 'origins': ['http://localhost:8000'],"
                " 'supports_credentials': True}"
            ],
        )
    else:
        changed = changed_lines(source)
        assert changed and changed[1] == put


STRICT = {"credentials": "include"}


@pytest.mark.parametrize(
    ("body", "put"),
    [
        (
            f"CORS(app)\napp.config['CORS_ORIGINS'] = '{A}'",
            [f"CORS(app, origins=['{PAGE}'], supports_credentials=True)"],
        ),
        (
            f"CORS(app, origins=['null', '{A}'])",
            [f"CORS(app, origins=['{A}', '{PAGE}'], supports_credentials=True)"],
        ),
        (
            rf"CORS(app, origins=['{A}', r'http://.*\.example'])",
            [f"CORS(app, origins=['{A}', '{PAGE}'], supports_credentials=True)"],
        ),
        (
            f"CORS(app, resources={{'/notes': {{'origins': '*'}}}}, origins='{A}')",
            [
                f"CORS(app, resources={{'/notes': {{'origins': ['{PAGE}'],"
                f" 'supports_credentials': True}}}}, origins='{A}')"
            ],
        ),
    ],
    ids=["config-too-late", "null", "pattern", "rule"],
)
def test_cookies_let_no_stranger_in(body: str, put: list[str]) -> None:
    changed = changed_lines(source_of(body), **STRICT)

    assert changed and changed[1] == put


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("@cross_origin()", f"@cross_origin(origins=['{PAGE}'], supports_credentials=True)"),
        (
            f"@cross_origin(origins=('{A}'))",
            f"@cross_origin(origins=(['{A}', '{PAGE}']), supports_credentials=True)",
        ),
    ],
)
def test_decorator_gets_two_options_at_once(written: str, becomes: str) -> None:
    decorated = source_of("").replace("    def show", f"    {written}\n    def show")

    changed = changed_lines(decorated, **STRICT)

    assert changed and changed[1] == [becomes]


@pytest.mark.parametrize(
    ("written", "becomes"), [("['PUT']", "['PUT', 'GET']"), ("'*'", "['GET']")]
)
def test_method_without_which_flask_cors_lists_no_headers_is_listed(
    written: str, becomes: str
) -> None:
    headers = (("X-A", "1"),)

    changed = changed_lines(source_of(f"CORS(app, methods={written})"), headers=headers)

    assert changed and changed[1] == [f"CORS(app, methods={becomes})"]


def test_decorator_that_stands_in_the_wrong_place_gives_way_to_the_app() -> None:
    above = source_of("").replace(
        "    @app.get", f"    @cross_origin(origins=['{PAGE}'])\n    @app.get"
    )

    changed = changed_lines(above)

    assert changed and changed[1] == [f"CORS(app, origins=['{PAGE}'])"]


def test_pattern_stays_beside_one_more_origin() -> None:
    changed = changed_lines(source_of(rf"CORS(app, origins=['{A}', r'http://.*\.example'])"))

    assert changed and changed[1] == [
        rf"CORS(app, origins=['{A}', r'http://.*\.example', '{PAGE}'])"
    ]


OPENED_BY_A_CHANGE = """from flask import Flask
from flask_cors import CORS

OPTIONS = {'supports_credentials': False}


def create_app():
    app = Flask(__name__)
    CORS(app, **OPTIONS)
    if OPTIONS['supports_credentials']:
        CORS(app, origins='http://.*', supports_credentials=True)
    app.get('/notes')(lambda: 'notes')
    return app
"""


def test_change_that_would_let_strangers_in_is_not_shown() -> None:
    assert changed_lines(OPENED_BY_A_CHANGE, **STRICT) is None


def test_blueprints_options_are_changed() -> None:
    body = (
        "pages = Blueprint('pages', __name__)\n"
        f"CORS(pages, origins=['{A}'])\n"
        "pages.get('/x')(lambda: 'x')\n"
        "app.register_blueprint(pages, url_prefix='/api')"
    )

    changed = changed_lines(source_of(body), path="/api/x")

    assert changed and changed[1] == [f"CORS(pages, origins=['{A}', '{PAGE}'])"]


@pytest.mark.parametrize(
    ("resources", "put"),
    [
        ("['/x', '/y']", "['/x', '/y', '/notes']"),
        ("('/x',)", "('/x', '/notes',)"),
        ("'/x'", "['/x', '/notes']"),
        (
            "{'/x': {'origins': '*'}}",
            "{'/x': {'origins': '*'}, '/notes': {'origins': ['http://localhost:8000']}}",
        ),
        ("['/x' '/notes']", "['/x', '/notes']"),
        ("['/x' r'/not*' '/z']", "['/x', r'/not*', '/z']"),
    ],
)
def test_path_without_a_rule_gets_one(resources: str, put: str) -> None:
    changed = changed_lines(source_of(f"CORS(app, resources={resources})"))

    assert changed and changed[1] == [f"CORS(app, resources={put})"]


def test_path_without_a_rule_may_lack_an_origin_too() -> None:
    changed = changed_lines(source_of(f"CORS(app, resources=['/x' '/notes'], origins=['{A}'])"))

    assert changed and changed[1] == [
        f"CORS(app, resources=['/x', '/notes'], origins=['{A}', '{PAGE}'])"
    ]


def test_comma_in_several_lines_is_put_behind_its_string() -> None:
    head = "PATHS = [\n    # é\n    '/é'  # one\n    '/notes',\n]\n"

    changed = changed_lines(source_of("CORS(app, resources=PATHS)", head))

    assert changed == (["'/é'  # one"], ["'/é',  # one"])


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("CORS(app, resources=['/x', '/y'])", NoRule("/notes", ("/x", "/y"), None)),
        (
            "CORS(app, resources=['/x' '/notes'])",
            NoRule("/notes", ("/x/notes",), ("/x", "/notes")),
        ),
        ("CORS(app, resources={r'/n*': {}})", None),
        ("CORS(app, resources='/x')\nCORS(app, resources='/notes')", None),
        ("CORS(app, resources='/x')\nCORS(app)", None),
        ("CORS(app, resources=[path for path in '/x'])", None),
        ("CORS(app, resources='/x', **dict([]))", None),
        ("CORS(app)", None),
        ("pass", None),
    ],
)
def test_rules_that_match_nothing_are_named(body: str, fault: NoRule | None) -> None:
    assert no_rule_in(source_of(body), "/notes") == fault


def test_what_is_not_python_has_no_rules() -> None:
    assert no_rule_in("CORS(app", "/notes") is None
