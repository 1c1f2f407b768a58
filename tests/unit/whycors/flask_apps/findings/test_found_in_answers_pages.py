"""Headers that shut out an app's own pages are found, and no others are accused."""

import pytest
from flask import Flask, Response, request
from flask_cors import CORS

from tests.unit.whycors.flask_apps.findings.small_apps import app_of, by_hand
from tests.unit.whycors.flask_apps.found_in_apps import PAGE, kinds_in, the_finding


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"Allow_Origin": f"{PAGE}/"}, ("error", "own-page-fails", "origin")),
        ({"Allow_Origin": f"{PAGE}, {PAGE}"}, ("error", "own-page-fails", "origin")),
        (
            {"Allow_Origin": PAGE, "Allow_Credentials": "True"},
            ("error", "own-page-fails", "credentials-value"),
        ),
        (
            {"Allow_Origin": PAGE, "Allow_Headers": "a;b"},
            ("error", "own-page-fails", "unreadable-list"),
        ),
        (
            {"Allow_Origin": "*", "Allow_Credentials": "true"},
            ("error", "wildcard-stops-counting", "origin"),
        ),
        (
            {"Allow_Origin": PAGE, "Allow_Credentials": "true", "Allow_Headers": "*"},
            ("error", "wildcard-stops-counting", "listed"),
        ),
        (
            {"Allow_Origin": PAGE, "Allow_Credentials": "true", "Expose_Headers": "*"},
            ("warning", "wildcard-stops-counting", "exposed"),
        ),
    ],
)
def test_header_by_hand(headers: dict[str, str], kind: tuple[str, str, str]) -> None:
    assert kind in kinds_in(by_hand(app_of(), **headers), pages=(PAGE,))


@pytest.mark.parametrize("value", ["", "null", "https://app.example"])
def test_header_for_others_is_no_fault_where_no_page_is_known(value: str) -> None:
    app = app_of()

    @app.after_request
    def keep_out(response: Response) -> Response:
        response.headers["Access-Control-" + "Allow-Origin"] = app.config["ALLOWED"]
        return response

    app.config["ALLOWED"] = value
    assert not any(id == "own-page-fails" for _, id, _ in kinds_in(app))

    app.config["ALLOWED"] = "*, *"
    assert ("error", "own-page-fails", "origin") in kinds_in(app)


def test_page_that_is_let_in_nowhere() -> None:
    app = app_of()
    CORS(app, origins=["https://other.example"])

    assert kinds_in(app, pages=(PAGE,)) == {("error", "own-page-fails", "nowhere")}


def test_page_that_is_let_in_nowhere_is_out_for_views() -> None:
    app = Flask(__name__)
    app.add_url_rule("/me", "me", lambda: "")
    CORS(app, origins=["https://other.example"])

    assert the_finding(app, "own-page-fails", pages=(PAGE,)).routes == ("/me",)


def test_hook_that_crashes_over_a_stand_in_proves_nothing() -> None:
    app = app_of()
    app.add_url_rule("/orders", "orders", lambda: {}, methods=["POST"])

    @app.after_request
    def count(response: Response) -> Response:
        if request.method == "POST":
            response.headers["X-Count"] = str(len(response.get_json()["orders"]))
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        return response

    assert kinds_in(app) == set()


def test_methods_that_flask_cors_takes_for_a_name() -> None:
    app = app_of()
    CORS(app, methods="*")
    app.add_url_rule("/orders", "orders", lambda: "", methods=["PUT"])

    assert ("warning", "own-page-fails", "method-star") in kinds_in(app)
