"""Apps of a source text, as they are asked with and without a change."""

from typing import Any

from flask import Flask

API = "http://localhost:5001/runs/0123456789abcdef/demo"


def app_of(source: str) -> Flask:
    """Return a new app of a source."""
    module: dict[str, Any] = {"__name__": "scenario"}
    exec(source, module)
    app: Flask = module["create_app"]()
    return app
