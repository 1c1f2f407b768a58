"""A shop that is configured in some way, and what is found in its configuration."""

from typing import Any

from flask import Flask
from flask_cors import CORS

from backend.whycors.flask_apps.access.pages import pages_in
from backend.whycors.flask_apps.findings.found_in_config import find_in_config
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.rules.config import cors_rules

PAGE = "https://shop.example"


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
