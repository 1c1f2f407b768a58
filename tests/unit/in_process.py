"""What the tests talk to, in process, without a port: the API, the notes alone, the site."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Client, TestResponse

from backend.app import create_app
from backend.lab.scenarios import Scenarios
from backend.notes import notes
from backend.settings import read_settings
from frontend.origins import Origins
from frontend.server import create_site

ORIGINS = Origins("http://localhost:8000", "http://localhost:5001", "http://localhost:8002")

MILK = {"id": 1, "text": "Buy milk", "owner": None}

WriteScenario = Callable[[str, str], Path]


class BufferedClient(Client):
    """Reads every answer to its end, as a browser does. Keeps cookies."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        return super().open(*args, **options | {"buffered": True})


def api_of(scenarios: Scenarios | None = None, **environ: str) -> Client:
    """Return a client of the whole API, as this environment sets it up."""
    scenarios = scenarios or Scenarios()
    settings = read_settings(environ, scenarios.folder)
    return BufferedClient(create_app(settings, scenarios))


def notes_client() -> FlaskClient:
    """Return a client of a new app that has the notes and nothing else."""
    app = Flask("notes_api")
    app.secret_key = "for these tests"
    app.register_blueprint(notes)
    return app.test_client()


@functools.cache
def site_of(origins: Origins = ORIGINS, scenario: str | None = None) -> Client:
    """Return a client of the front end's site, on both of its origins. It keeps no state."""
    return BufferedClient(create_site(origins, scenario))
