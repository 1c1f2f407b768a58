"""Runs as a browser leaves them on record, made in process, and what is told of them."""

from typing import Any

from werkzeug.test import Client

from tests.unit.cors_requests import PAGE
from tests.unit.lab.explained_calls import API
from tests.unit.lab.wire_record import url

READS = ["js calls", "browser sends", "server receives", "server answers"]
ASKS = ["js calls", "browser asks", *READS[2:]]
ALLOWED = ["browser sends-after-asking", *READS[2:]]
LOADS = ["browser loads", *READS[2:]]
NEVER = ["browser never-sends", "server never-receives", "js gets"]
KEEPS, GETS = ["browser keeps", "js gets"], ["browser hands-over", "js gets"]

WITH_FILES = """
from flask import Flask, Response, redirect, request
from flask_cors import CORS

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def create_app():
    app = Flask(__name__)
    CORS(app, resources=[r'/open/.*', r'/kept.*'], max_age=600)

    @app.get('/logo.svg')
    @app.get('/open/logo.svg')
    def show_logo():
        return Response(LOGO, mimetype='image/svg+xml')

    @app.route('/open/notes', methods=['GET', 'PUT'])
    @app.route('/notes', methods=['GET', 'PUT', 'POST'])
    def notes():
        return []

    @app.get('/open/moved')
    def show_where():
        return redirect(request.args.get('to', '/open/notes'))

    # Kept by the browser, and shared by all who ask.
    @app.get('/kept.svg')
    @app.get('/pinned.svg')
    def show_kept():
        return Response(LOGO, headers={'Cache-Control': 'max-age=600'}, mimetype='image/svg+xml')

    return app
"""


class Browser:
    """Sends what a browser sends to a run of WITH_FILES, and tells of it as its page does."""

    def __init__(self, api: Client, scenario: str = "example", origin: str = PAGE) -> None:
        self._api = api
        self._scenario = scenario
        self.origin = origin

    def sends(self, path: str, method: str = "GET", mode: str = "cors", **headers: str) -> None:
        """A request of script."""
        self._open(path, method, "empty", mode, {"Accept": "*/*"} | headers)

    def asks(self, path: str, method: str, names: str = "") -> None:
        """A CORS-preflight request, for a header or none."""
        asked = {"Access-Control-Request-Method": method}
        if names:
            asked["Access-Control-Request-Headers"] = names
        self._open(path, "OPTIONS", "empty", "cors", asked)

    def loads(self, path: str, mode: str = "no-cors") -> None:
        """A request for an image."""
        self._open(path, "GET", "image", mode, {})

    def submits(self, path: str) -> None:
        """A form, into a frame."""
        self._open(path, "POST", "iframe", "navigate", {})

    def _open(
        self, path: str, method: str, destination: str, mode: str, headers: dict[str, str]
    ) -> None:
        told = {"Sec-Fetch-Dest": destination, "Sec-Fetch-Mode": mode}
        origin = {"Origin": self.origin} if mode == "cors" or method == "POST" else {}
        sent = told | origin | headers
        self._api.open(url(path, self._scenario), method=method, headers=sent)


def called(path: str, observed: Any = None, **request: Any) -> dict[str, Any]:
    """Return a call of script to a run of WITH_FILES as the page tells of it."""
    asked = {"url": f"{API}{url(path)}", "method": "GET"} | request
    return {"request": asked, "observed": observed, "at_ms": 0}


def events_of(story: dict[str, Any]) -> list[str]:
    return [f"{event['lane']} {event['kind']}" for event in story["events"]]
