"""An app that claims are made about: notes for one page, and some routes that go wrong."""

from typing import Any

import pytest
from flask import Flask, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.whycors.flask_apps.claims import Cors

PAGE = "https://shop.example"
API = "https://api.shop.example"
STRANGER = "https://evil.example"


def claimed_shop(**settings: Any) -> Flask:
    """Return an app whose notes the page at PAGE may read and change, with cookies."""
    app = Flask("claimed_shop")
    app.config.from_mapping(SECRET_KEY="for tests", TESTING=True, **settings)
    CORS(app, origins=[PAGE], supports_credentials=True, resources=r"/notes")
    asked: list[str] = app.extensions.setdefault("asked", [])

    @app.before_request
    def note_down() -> None:
        asked.append(f"{request.method} {request.path}")

    @app.get("/notes")
    def read() -> ResponseReturnValue:
        return {"user": session.get("user")}, 200, {"X-Total": "3"}

    @app.put("/notes")
    def change() -> ResponseReturnValue:
        return {"changed": request.get_json()}

    @app.post("/notes")
    def add() -> ResponseReturnValue:
        if "user" not in session:
            return redirect("/login")
        return {"added": request.get_data(as_text=True)}

    @app.delete("/notes")
    def clear() -> ResponseReturnValue:
        if request.headers.get("Sec-Fetch-Site") != "same-site" or request.origin != PAGE:
            return {"error": "not from here"}, 403
        return {}

    @app.post("/login")
    def log_in() -> ResponseReturnValue:
        session["user"] = "ann"
        return {}

    add_what_goes_wrong(app)
    return app


def add_what_goes_wrong(app: Flask) -> None:
    @app.get("/notes-broken")
    def break_down() -> ResponseReturnValue:
        raise KeyError("no such note")

    @app.get("/notes-elsewhere")
    def send_away() -> ResponseReturnValue:
        response = redirect("https://login.example/")
        response.headers["Access-Control-Allow-Origin"] = PAGE
        return response


def said(raised: "pytest.ExceptionInfo[AssertionError]") -> str:
    """Return what is said of a claim that fails, without its line breaks."""
    return " ".join(str(raised.value).split())


def claims_about(app: Flask, **options: Any) -> Cors:
    """Return what the fixture `cors` would be, for pages that reach the app at API."""
    return Cors(app, API, **options)
