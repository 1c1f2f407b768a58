"""What the source of views gives away is found without running them, and nothing else is."""

import pytest

from backend.whycors.flask_apps.findings.found_in_source import find_in_source
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import SourceLine
from backend.whycors.flask_apps.rules.config import cors_rules
from tests.unit.whycors.flask_apps.conftest import LoadWritten

PAGE = "http://localhost:8000"
HEAD = """\
from flask import Flask, Response, jsonify
from flask_cors import CORS, cross_origin

EMPTY = Response('')
app = Flask(__name__)
"""
SHARED = "@app.get('/a')\n@cross_origin({})\ndef a():\n    return EMPTY\n"
SHARED_ONE = ("response-shared", "EMPTY", 9)
TOKEN = """\
CORS(app{})

@app.get('/a')
def a():
    answer = jsonify(user='ann')
    answer.headers['{}'] = 'x'
    return answer
"""
OPTIONS = """\
@app.route('/a', methods=['{}'])
def a():
    return 'a'


@app.route('/a', methods=['OPTIONS'])
def tell():
    return 'OPTIONS'
"""
SECURE = "app.config['SESSION_COOKIE_SECURE'] = {}\nCORS(app, supports_credentials=True)\n"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (SHARED.format(""), [SHARED_ONE]),
        (SHARED.format("origins=['http://a.example', 'http://b.example']"), [SHARED_ONE]),
        (SHARED.format(f"origins='{PAGE}'"), []),
        (SHARED.format("send_wildcard=True"), []),
        (SHARED.format("").replace("return EMPTY", "EMPTY = Response('')\n    return EMPTY"), []),
        (TOKEN.format("", "Authorization"), [("header-not-exposed", "Authorization", 11)]),
        (TOKEN.format(", expose_headers=['authorization']", "Authorization"), []),
        (TOKEN.format(", expose_headers='*'", "Authorization"), []),
        (TOKEN.format("", "Cache-Control"), []),
        (TOKEN.format("", "X-Frame-Options"), []),
        (SECURE.format(True), [("cookie-needs-https", "SESSION_COOKIE_SECURE", None)]),
        (SECURE.format(False), []),
        (OPTIONS.format("POST"), [("options-unreached", "tell", 12)]),
        (OPTIONS.format("OPTIONS"), []),
    ],
)  # fmt: skip
def test_found_by_source(
    load_written: LoadWritten, code: str, found: list[tuple[str, str, int | None]]
) -> None:
    loaded = load_written({"shop.py": HEAD + code}, "shop:app")
    assert loaded.flask is not None

    told = find_in_source(CheckedApp(loaded), cors_rules(loaded.flask), [], [PAGE])

    assert [(each.id, each.subject, each.place) for each in told] == [
        (id, subject, line and SourceLine("shop.py", line)) for id, subject, line in found
    ]


def test_secure_cookie_is_right_for_pages_over_https(load_written: LoadWritten) -> None:
    loaded = load_written({"shop.py": HEAD + SECURE.format(True)}, "shop:app")
    assert loaded.flask is not None
    rules = cors_rules(loaded.flask)

    assert list(find_in_source(CheckedApp(loaded), rules, [], ["https://shop.example"])) == []
    assert list(find_in_source(CheckedApp(loaded), rules, [], [])) == []
