"""Options that do nothing, or not what was meant, are found."""

import sys
from pathlib import Path

import pytest
from flask import Flask
from flask_cors import CORS, cross_origin

from backend.whycors.flask_apps.access.pages import pages_in
from backend.whycors.flask_apps.findings.found_in_config import find_in_config
from backend.whycors.flask_apps.importing.loading import load_app
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.rules.config import cors_rules
from tests.unit.whycors.flask_apps.findings.configured_shops import PAGE, found_in, shop, told


def test_options_that_do_nothing_are_told() -> None:
    app = shop(
        origins=[PAGE],
        max_age=0,
        send_wildcard=True,
        automatic_options=False,
        allow_private_network=True,
        allow_headers="Content-Type, X-Token",
    )

    assert {(f.level, f.values["variant"]) for f in found_in(app)} == {
        ("warning", "max-age-zero"),
        ("note", "send-wildcard"),
        ("note", "automatic-options"),
        ("note", "private-network"),
        ("warning", "one-text"),
    }


def test_a_decorator_above_the_route_is_told() -> None:
    app = Flask("shop", static_folder=None)

    @cross_origin()
    @app.get("/news")
    def news() -> str:
        return ""

    CORS(app, resources="/none")

    assert ("warning", "option-without-effect", "too-high", "news") in told(found_in(app))


def test_text_for_a_bool_is_told_where_it_turns_cookies_on() -> None:
    app, right = Flask("shop", static_folder=None), Flask("shop", static_folder=None)
    for each, text in ((app, "False"), (right, "true")):
        each.add_url_rule("/notes", "notes", lambda: "")
        each.config["CORS_SUPPORTS_CREDENTIALS"] = text
        CORS(each)

    [finding] = found_in(app)

    key = "CORS_SUPPORTS_CREDENTIALS"
    assert told([finding]) == [("error", "credentials-from-text", "", key)]
    assert finding.values["value"] == "False"
    assert found_in(right) == []


def module(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> list[Finding]:
    """Return what is found in an app that is loaded from a file with this text."""
    name = f"app_{folder.name}"
    (folder / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "path", [*sys.path])
    app = load_app(name)
    assert app.flask is not None
    rules = cors_rules(app.flask)
    with CheckedApp(app) as checked:
        return list(find_in_config(checked, rules, pages_in(rules, app.flask)))


def test_misspelt_options_are_told_with_what_they_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """
from flask import Flask
from flask_cors import CORS

app = Flask(__name__, static_folder=None)
app.add_url_rule("/notes", "notes", lambda: "")
app.config["CORS_HEADERS"] = "Content-Type"
app.config["CORS_ALLOWED_ORIGIN"] = "https://shop.example"
app.config["CORS_ORIGIN"] = "https://shop.example"
CORS(app, origin=app.config["CORS_ORIGIN"], max_agee=5)
"""

    found = {f.subject: (f.level, f.values["right"]) for f in module(tmp_path, monkeypatch, text)}

    assert found == {
        "origin": ("error", "origins"),
        "max_agee": ("warning", "max_age"),
        "CORS_HEADERS": ("warning", "CORS_ALLOW_HEADERS"),
    }


def test_a_key_that_comes_too_late_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = """
from flask import Flask
from flask_cors import CORS

app = Flask(__name__, static_folder=None)
app.add_url_rule("/notes", "notes", lambda: "")
app.config["CORS_EXPOSE_HEADERS"] = "https://a.example,https://b.example"
CORS(app, expose_headers=app.config["CORS_EXPOSE_HEADERS"].split(","))
app.config["CORS_ORIGINS"] = ["https://shop.example"]
app.config["CORS_MAX_AGE"] = None
"""

    assert told(module(tmp_path, monkeypatch, text)) == [
        ("warning", "option-without-effect", "config-key", "CORS_ORIGINS")
    ]


def test_keys_in_force_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = """
import re
from datetime import timedelta

from flask import Flask
from flask_cors import CORS

app = Flask(__name__, static_folder=None)
app.add_url_rule("/notes", "notes", lambda: "")
app.config.update(
    CORS_ORIGINS=re.compile("https://(a|b)\\\\.example$"),
    CORS_METHODS=["get", "PUT"],
    CORS_EXPOSE_HEADERS="X-Total, ETag",
    CORS_ALLOW_HEADERS="*",
    CORS_SUPPORTS_CREDENTIALS=True,
    CORS_MAX_AGE=timedelta(minutes=10),
    CORS_ALLOWED_ORIGINS=["https://shop.example"],
)
CORS(app)
"""

    assert module(tmp_path, monkeypatch, text) == []


def test_text_in_the_call_is_read_from_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """
import os

import json as jason
from importlib import metadata
from flask import Flask
from flask_cors import CORS

app = Flask(__name__, static_folder=None)
app.add_url_rule("/notes", "notes", lambda: "")
CORS(app, headers="X-A", supports_credentials=os.environ.get("SHOP_COOKIES", "no"))
"""

    assert {(f.id, f.subject, f.level) for f in module(tmp_path, monkeypatch, text)} == {
        ("option-misspelt", "headers", "warning"),
        ("credentials-from-text", "supports_credentials", "error"),
    }


def test_what_another_app_beside_it_writes_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "beside_it.py").write_text(
        "def make(CORS, app):\n    CORS(app, supports_credentials='False')\n", "utf-8"
    )
    text = """
from flask import Flask
from flask_cors import CORS

app = Flask(__name__, static_folder=None)
app.add_url_rule("/notes", "notes", lambda: "")
CORS(app, origins="https://shop.example", supports_credentials=True)
"""
    monkeypatch.syspath_prepend(tmp_path)
    __import__("beside_it")

    assert module(tmp_path, monkeypatch, text) == []
