"""The pages of an app are the origins that it names."""

from typing import Any

from flask import Flask, Response
from flask_cors import CORS

from backend.whycors.flask_apps.access.pages import pages_in
from backend.whycors.flask_apps.rules.config import cors_rules


def add_for(response: Response, origin: str) -> None:
    response.headers["Access-Control-Allow-Origin"] = origin


def test_exact_origins_are_pages_and_others_are_not() -> None:
    app = Flask("app")
    origins = [
        "https://a.example", "https://b.example/", "c.example", "http://localhost:*", "null",
        "https://D.example", "https://e.example:443", "http://[::1]:5000", "https://a.example",
    ]  # fmt: skip
    CORS(app, origins=origins)

    assert pages_in(cors_rules(app), app) == ("https://a.example",)


def test_a_hook_names_pages_through_helpers_and_the_config() -> None:
    app = Flask("app")
    app.config["PAGES"] = {"main": ["https://a.example"]}

    @app.after_request
    def add(response: Response) -> Response:
        for origin in app.config["PAGES"]["main"]:
            add_for(response, origin)
        return response

    assert pages_in(cors_rules(app), app) == ("https://a.example",)


def test_a_view_that_sets_the_header_names_its_pages() -> None:
    app = Flask("app")

    @app.get("/x")
    def show() -> Any:
        return "", 200, {"Access-Control-Allow-Origin": "https://a.example"}

    @app.get("/y")
    def show_elsewhere() -> str:
        return "https://b.example"

    assert pages_in(cors_rules(app), app) == ("https://a.example",)


def test_where_only_patterns_are_named_each_gives_an_example_that_gets_in() -> None:
    app = Flask("app")
    origins = [
        r"https://([a-z]+\.)?a\.example$", "http://localhost:*", "https://*.b.example", ".*",
        r"https://[^.]+\.github\.io$", r".*\.c\.example$", "http://192.168.*:3000",
        r"^https?://(127\.0\.0\.1|localhost)(:\d+)?$",
    ]  # fmt: skip
    CORS(app, origins=origins)

    assert pages_in(cors_rules(app), app) == (
        "https://app.a.example",
        "http://localhost:3000",
        "https://app.c.example",
        "http://127.0.0.1:3000",
    )
