"""A finding's line is found in whichever of the app's own files it stands, or in none."""

from collections.abc import Mapping

import pytest

from backend.whycors.flask_apps.model import Finding, SourceLine
from backend.whycors.flask_apps.repairs.fixing import with_places
from tests.unit.whycors.flask_apps.conftest import LoadWritten

ONE_FILE = {
    "shop.py": """\
from flask import Flask, request
from flask_cors import CORS, cross_origin

PAGES = [
    'http://localhost:8000/',
    'http://localhost:*',
]

app = Flask(__name__)
CORS(
    app,
    origins=PAGES,
    supports_credential=True,
    max_age=0,
)


@app.before_request
def ask_for_login():
    if 'Authorization' not in request.headers:
        return 'Log in.', 401


@app.get('/news')
@cross_origin(
    origins=r'https://news\\.example',
)
def news():
    return 'news'


@app.get('/list/')
def show_list():
    return 'list'
"""
}
PACKAGE = {
    "shop/__init__.py": """\
from flask import Flask

from .extensions import cors
from .orders import orders


def create_app():
    app = Flask(__name__)
    app.config.from_object('shop.settings.Settings')
    cors.init_app(app)
    app.register_blueprint(orders)

    @app.after_request
    def add_headers(response):
        response.headers['Access-Control-Allow-Origin'] = '*'
        return response

    return app
""",
    "shop/extensions.py": "from flask_cors import CORS\n\ncors = CORS()\n",
    "shop/settings.py": """\
import os

FRONT_END = os.environ.get('NO_SUCH_VARIABLE') or 'http://localhost:8000'


class Settings:
    CORS_ORIGINS = [
        f'{FRONT_END}/',
        r'https://.*shop\\.example$',
    ]
    CORS_SUPPORTS_CREDENTIALS = 'False'
""",
    "shop/orders.py": """\
from flask import Blueprint
from flask_cors import CORS

orders = Blueprint('orders', __name__)
CORS(
    orders,
    origins=['null'],
)


@orders.get('/orders')
def list_orders():
    return 'orders'
""",
}


@pytest.mark.parametrize(
    ("id", "values", "routes", "line"),
    [
        ("origin-never-matches", {"origin": "http://localhost:8000/"}, (), 5),
        ("pattern-open-end", {"pattern": "http://localhost:*", "origin": "x"}, (), 6),
        ("pattern-open-end", {"pattern": r"https://news\.example"}, ("/news",), 26),
        ("option-misspelt", {"option": "supports_credential"}, (), 13),
        ("option-without-effect", {"option": "max_age", "value": "0"}, (), 14),
        ("preflight-stopped", {"variant": "hook", "hook": "ask_for_login"}, ("/list/",), 19),
        ("preflight-stopped", {"variant": "redirect"}, ("/list/",), 33),
        ("preflight-stopped", {"variant": ""}, ("/list/", "/news"), None),
        ("flask-cors-version", {"version": "6.0.0"}, (), None),
        ("origin-never-matches", {"origin": "http://elsewhere"}, ("/list/",), 12),
    ],
)
def test_line_in_one_file(
    load_written: LoadWritten,
    id: str,
    values: Mapping[str, str],
    routes: tuple[str, ...],
    line: int | None,
) -> None:
    loaded = load_written(ONE_FILE, "shop")

    [found] = with_places([Finding(id, "error", "", values, routes)], loaded)

    assert found.place == (SourceLine("shop.py", line) if line else None)


@pytest.mark.parametrize(
    ("id", "values", "routes", "place"),
    [
        ("origin-never-matches", {"origin": "http://localhost:8000/"}, (), ("settings", 8)),
        ("pattern-too-wide", {"pattern": r"https://.*shop\.example$"}, (), ("settings", 9)),
        ("credentials-from-text", {"option": "CORS_SUPPORTS_CREDENTIALS"}, (), ("settings", 11)),
        ("null-allowed", {"origin": "null"}, ("/orders",), ("orders", 7)),
        ("two-layers", {"header": "Access-Control-Allow-Origin"}, (), ("__init__", 15)),
        ("own-page-fails", {"origin": "http://x.example"}, ("/orders",), ("orders", 12)),
        ("stranger-let-in", {"origin": "http://x.example"}, ("/static",), None),
    ],
)
def test_line_in_a_package(
    load_written: LoadWritten,
    id: str,
    values: Mapping[str, str],
    routes: tuple[str, ...],
    place: tuple[str, int] | None,
) -> None:
    loaded = load_written(PACKAGE, "shop:create_app()")

    [found] = with_places([Finding(id, "error", "", values, routes)], loaded)

    assert found.place == (SourceLine(f"shop/{place[0]}.py", place[1]) if place else None)
