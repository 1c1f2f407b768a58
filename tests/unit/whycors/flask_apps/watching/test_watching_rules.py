"""What the app's own CORS rules have to do with a refusal is told from those in force."""

from typing import Any

import pytest
from flask import Blueprint, Flask, Response
from flask_cors import CORS, cross_origin

from tests.unit.whycors.flask_apps.watched_apps import PAGE, WatchedShop


def app_with(*rules: dict[str, Any]) -> Flask:
    app = Flask("shop")
    app.add_url_rule("/notes", "notes", lambda: "[]")
    app.add_url_rule("/api/notes", "api_notes", lambda: "[]", methods=["GET", "PUT"])
    for rule in rules:
        CORS(app, **rule)
    return app


def told_of(app: Flask, path: str = "/notes", language: str = "en") -> str:
    shop = WatchedShop(app, language)
    shop.ask(path)
    return shop.told


def test_app_without_rules_is_said_to_have_none() -> None:
    told = told_of(app_with())

    assert "The app has no CORS rule: neither `CORS(…)` nor `@cross_origin`" in told
    assert f"CORS(app, origins=['{PAGE}'])" in told


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "No CORS rule of the app covers `/notes`; those that it has are for `/api/*`."),
        ("zh", "应用的 CORS 规则都不包括 `/notes`，它们针对的是 `/api/*`。"),
    ],
)
def test_path_that_no_rule_covers_is_told(language: str, says: str) -> None:
    app = app_with({"resources": {"/api/*": {"origins": PAGE}}})
    told = told_of(app, language=language)

    assert says.replace(" ", "") in told.replace(" ", "")
    assert f"'/notes': {{'origins': ['{PAGE}']}}" in told


def test_rule_to_add_is_for_all_paths_of_the_route() -> None:
    app = app_with({"resources": {"/api/*": {"origins": PAGE}}})
    app.add_url_rule("/notes/<int:note_id>", "note", lambda note_id: "[]")

    assert f"r'/notes/[^/]+': {{'origins': ['{PAGE}']}}" in told_of(app, "/notes/7")


def test_rule_for_other_origins_is_told_with_the_one_to_add() -> None:
    app = app_with({"resources": {"/api/*": {"origins": "http://localhost:3000"}}})
    shop = WatchedShop(app)
    shop.ask_first("/api/notes", "PUT")

    assert (
        "The CORS rule for `/api/*` lets in `http://localhost:3000`, "
        f"and not `{PAGE}`." in shop.told
    )
    assert f"origins=['http://localhost:3000', '{PAGE}']" in shop.told


def test_rule_of_a_view_is_named_by_its_view() -> None:
    app = app_with()
    app.add_url_rule("/mine", "mine", cross_origin(origins=PAGE)(lambda: "[]"))

    assert "those that it has are for `mine`." in told_of(app)


def test_rule_of_a_blueprint_is_named_by_its_blueprint() -> None:
    app, inside = app_with(), Blueprint("inside", __name__)
    CORS(inside, origins=PAGE)
    app.register_blueprint(inside)

    assert "those that it has are for" in told_of(app)


def allow(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "http://localhost:3000"
    return response


def test_nothing_is_said_of_rules_that_are_written_by_hand() -> None:
    app = app_with()
    app.after_request(allow)

    assert "CORS rule" not in told_of(app)


def test_nothing_is_said_of_rules_that_allow_it() -> None:
    app = app_with({"origins": PAGE})
    shop = WatchedShop(app)
    shop.ask("/notes")
    shop.ask("/notes", headers={"Cookie": "session=1"})

    assert list(shop.states) == ["readable", "refused"]
    assert "CORS rule" not in shop.told


def test_path_without_a_route_is_told_as_any_other() -> None:
    app = app_with({"resources": {"/api/*": {"origins": PAGE}}})
    told = told_of(app, "/nowhere")

    assert "No CORS rule of the app covers `/nowhere`" in told
    # What is wrong first of all is the address.
    assert "resources" not in told
