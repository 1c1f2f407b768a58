"""What is wrong with a configuration is found, shown by a request, and nothing else is."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint, Flask
from flask_cors import CORS, cross_origin

from backend.whycors.flask_apps.access.pages import pages_in
from backend.whycors.flask_apps.findings import found_in_config_versions
from backend.whycors.flask_apps.findings.found_in_config import find_in_config
from backend.whycors.flask_apps.importing.loading import Loaded, load_app, loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.rules.config import CorsRule, cors_rules

PAGE = "https://shop.example"
STRANGER = "another-page.example"


def found_in(app: Flask, pages: tuple[str, ...] = ()) -> list[Finding]:
    rules = cors_rules(app)
    with CheckedApp(loaded(app)) as checked:
        return list(find_in_config(checked, rules, pages or pages_in(rules, app)))


def told(findings: list[Finding]) -> list[tuple[str, str, str, str]]:
    """Return the level, id, variant and subject of findings."""
    return [(f.level, f.id, f.values.get("variant", ""), f.subject) for f in findings]


def shop(*paths: str, **options: Any) -> Flask:
    """Return an app that has views at some paths, and CORS with some options."""
    app = Flask("shop", static_folder=None)
    for path in paths or ("/notes",):
        app.add_url_rule(path, path, lambda **_: "")
    CORS(app, **options)
    return app


def test_a_right_configuration_is_not_accused() -> None:
    right = [
        shop(),
        shop(origins=[PAGE, "null", "http://localhost:3000"], supports_credentials=True),
        shop(origins=[r"https://([a-z0-9-]+\.)?shop\.example$", "tauri://localhost"]),
        shop("/api/a", "/api/b", "/page", resources=r"/api/.*", origins=PAGE, max_age=600),
        shop("/api/a", "/page", resources={r"/api/.*": {"origins": PAGE}, r"/.*": {}}),
        shop("/api/a", "/page", resources=[r"/api/.*", r"/page"]),
        shop(max_age="0", send_wildcard=True, methods=["GET", "PUT"]),
        shop("/v1/a", resources=r"/v[12]/.*"),
        shop("/<name>", resources="/Ann"),
        shop("/<path:rest>", resources=r"/A/b$"),
        shop("/user/1", "/users", resources=r"/users?.*"),
        shop("/api/a", resources={r"/api/.*": {"origins": PAGE}, r"/.*": {}}),
        shop("/api/a", "/apikeys", resources=r"/api(/.*)?$"),
        shop(origins=["*", f"{PAGE}/"]),
    ]

    assert [told(found_in(app)) for app in right] == [[] for _ in right]


PATTERNS: Mapping[str, tuple[str, str, str, str]] = {
    r"https://app\.shop\.org": (
        "error", "pattern-open-end", "", "https://app.shop.org.co"
    ),
    r"https://.*shop\.org$": ("error", "pattern-too-wide", "", "https://xshop.org"),
    "https://*.shop.org": ("error", "pattern-open-end", "glob", "https://xshop.org.co"),
    r"http://.*app\.localhost$": ("warning", "pattern-too-wide", "local", "http://xapp.localhost"),
}  # fmt: skip


def test_a_pattern_is_shown_by_the_stranger_that_it_lets_in() -> None:
    for pattern, expected in PATTERNS.items():
        [finding] = found_in(shop(origins=pattern, supports_credentials=True))

        shown = finding.values["origin"]
        variant = finding.values.get("variant", "")
        assert (finding.level, finding.id, variant, shown) == expected
        assert finding.witness is not None
        assert f"Origin: {shown}" in finding.witness.command


def test_without_cookies_an_open_pattern_is_a_warning() -> None:
    [finding] = found_in(shop(origins=re.compile(r"https://app\.shop\.org")))

    assert finding.level == "warning"


def test_a_pattern_beside_everybody_is_not_told() -> None:
    assert found_in(shop(origins=["*", r"https://app\.shop\.org"])) == []


def test_what_never_matches_is_shown_by_the_page_that_is_refused() -> None:
    [alone] = found_in(shop(origins=f"{PAGE}/"))
    [beside] = found_in(shop(origins=[f"{PAGE}:443", PAGE + ".org"]))

    assert told([alone]) == [("error", "origin-never-matches", "slash", f"{PAGE}/")]
    assert alone.witness is not None and f"Origin: {PAGE}'" in alone.witness.command
    assert told([beside]) == [("warning", "origin-never-matches", "default-port", f"{PAGE}:443")]


def test_rules_that_decide_on_nothing_are_told() -> None:
    app, bp = Flask("shop", static_folder=None), Blueprint("notes", "notes")
    bp.add_url_rule("/notes", "show", lambda: "")
    app.register_blueprint(bp, url_prefix="/api")
    CORS(app, resources={"/notes.*": {"origins": PAGE}})

    [finding] = found_in(app)

    assert told([finding]) == [("error", "rule-never-matches", "", "/notes.*")]
    assert finding.routes == ()


def test_two_paths_without_a_comma_are_told() -> None:
    found = found_in(shop("/token/", "/rows/", "/other", resources=["/token//rows/", "/other"]))

    assert told(found) == [("warning", "rule-never-matches", "joined", "/token//rows/")]
    assert found[0].routes == ("/token/", "/rows/")


def test_a_rule_that_another_goes_before_is_told() -> None:
    rules = {r"/[a-z]+.*": {"origins": "*"}, r"/notes.*": {"origins": PAGE}}
    app = shop("/notes", resources=rules)

    [finding] = found_in(app)

    assert told([finding]) == [("error", "rules-hide-each-other", "", "/notes.*")]
    assert finding.values["hiding"] == "/[a-z]+.*"
    assert finding.witness is not None and STRANGER in finding.witness.command


def test_a_second_call_that_lets_everybody_in_is_told() -> None:
    app = shop("/notes", "/other")
    CORS(app, resources={"/notes": {"origins": PAGE}})

    [finding] = found_in(app)

    assert told([finding]) == [("error", "rules-hide-each-other", "added-up", "/notes")]
    assert (finding.values["hiding"], finding.routes) == ("/*", ("/notes",))
    assert finding.witness is not None and STRANGER in finding.witness.command


def test_a_decorator_beside_a_rule_for_everybody_adds_nothing() -> None:
    app = shop("/notes")
    app.add_url_rule("/own", "own", cross_origin(origins=PAGE)(lambda: ""))

    assert found_in(app) == []


def test_a_blueprints_rule_is_not_asked_of_the_apps_routes() -> None:
    app, bp = shop("/", resources="/none"), Blueprint("api", "api")
    bp.add_url_rule("/notes", "notes", lambda: "")
    CORS(bp)
    app.register_blueprint(bp)

    assert [f.id for f in found_in(app)] == ["rule-never-matches"]


def test_rules_that_say_the_same_hide_nothing() -> None:
    assert found_in(shop("/notes", resources=["/[a-z]+.*", "/notes.*"])) == []


def test_a_rule_that_covers_more_than_its_folder_is_told() -> None:
    for pattern in ("/api/*", "/api*", "/api.*", "^/api.*"):
        [finding] = found_in(shop("/api/notes", "/apikeys", resources=pattern))

        assert told([finding]) == [("warning", "rule-too-wide", "", pattern)]
        assert (finding.routes, finding.values["meant"]) == (("/apikeys",), "/api/")


def test_routes_next_to_a_rule_are_noted() -> None:
    below = found_in(shop("/notes", "/notes/<int:id>", resources="/notes"))
    above = found_in(shop("/api", "/api/notes", resources="/api/.*"))

    assert told(below) == [("note", "no-rule-for-route", "literal", "/notes /notes/<int:id>")]
    assert told(above) == [("note", "no-rule-for-route", "slash", "/api/.* /api")]


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


def test_a_slow_pattern_is_told() -> None:
    slow = r"https://([a-z]+)+\.shop\.example$"

    [finding] = found_in(shop(origins=slow))

    assert told([finding]) == [("warning", "pattern-can-hang", "", slow)]


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


def loose(rules: Sequence[CorsRule]) -> list[CorsRule]:
    return [replace(rule, loose_paths=True) for rule in rules]


def test_loose_paths_are_noted_where_rules_differ() -> None:
    differing = shop("/api/x", resources={"/api/.*": {"origins": PAGE}, "/.*": {}})
    alike = shop("/api/x", resources=["/api/.*", "/.*"])

    found = []
    for app in (differing, alike):
        with CheckedApp(loaded(app)) as checked:
            found.append(list(find_in_config(checked, loose(cors_rules(app)), (PAGE,))))

    [note] = found[0]
    assert (note.level, note.id, note.values["variant"]) == ("note", "flask-cors-version", "loose")
    assert found[1] == []


def test_an_app_that_is_not_flask_has_no_rules() -> None:
    with CheckedApp(Loaded(lambda environ, start: [], None, Path(), (), None)) as checked:
        assert list(find_in_config(checked, (), ())) == []


def test_the_reversed_sort_is_told_where_it_makes_a_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(found_in_config_versions, "flask_cors_version", lambda: "6.0.0")
    # In a list the order is that of the list: as 6.0.0 would have sorted a dict.
    app = shop("/api/x", resources=["/*", "/api/.*"], origins="*")
    rules = cors_rules(app)
    strict = [rules[0], replace(rules[1], origins=(PAGE,), any_origin=False)]
    with CheckedApp(loaded(app)) as checked:
        found = list(find_in_config(checked, strict, ()))

    assert ("error", "flask-cors-version", "", "6.0.0") in told(found)
