"""Strangers who are let in are found, and what is meant for everybody is not called a fault."""

import pytest
from flask import Response, abort, request, session
from flask_cors import CORS

from tests.unit.whycors.flask_apps.findings.small_apps import app_of, by_hand
from tests.unit.whycors.flask_apps.found_in_apps import PAGE, findings_in, kinds_in


def test_every_origin_with_credentials_where_a_view_goes_by_the_session() -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)

    assert ("error", "any-origin-with-credentials", "same-site") in kinds_in(app)
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
    assert ("error", "any-origin-with-credentials", "any-site") in kinds_in(app)


def test_every_origin_with_credentials_where_nothing_goes_by_a_cookie() -> None:
    app = app_of()
    CORS(app, supports_credentials=True)

    assert kinds_in(app) == {("warning", "any-origin-with-credentials", "unused")}


def test_every_origin_with_credentials_where_a_cookie_is_not_all_that_it_takes() -> None:
    app = app_of()
    CORS(app, supports_credentials=True)

    @app.put("/tokens")
    def refresh() -> str:
        return f"{request.get_json()['token']} {request.cookies.get('refresh_token')}"

    assert kinds_in(app) == {("warning", "any-origin-with-credentials", "not-alone")}


@pytest.mark.parametrize("lets_none_pass", [True, False])
def test_stranger_that_a_hook_turns_away_reads_no_more_than_that(lets_none_pass: bool) -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)

    @app.before_request
    def refuse_strangers() -> None:
        allowed = (PAGE, None) if lets_none_pass else (PAGE,)
        if request.headers.get("Origin") not in allowed:
            abort(403)

    assert kinds_in(app) == set()


def test_login_turns_nobody_away_for_the_origin() -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)

    @app.before_request
    def ask_for_login() -> None:
        if request.method != "OPTIONS" and "user" not in session:
            abort(403)

    assert ("error", "any-origin-with-credentials", "same-site") in kinds_in(app)


def test_public_api_is_not_accused() -> None:
    app = app_of()
    CORS(app)

    assert kinds_in(app) == set()


def test_echoed_origin_is_a_note() -> None:
    assert kinds_in(by_hand(app_of(), Allow_Origin="ECHO")) == {("note", "any-origin-allowed", "")}


def test_null() -> None:
    app = app_of(with_session=True)
    CORS(app, origins=[PAGE, "null"], supports_credentials=True)

    assert ("warning", "null-with-credentials", "kept-back") in kinds_in(app)
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
    assert ("error", "null-with-credentials", "any-site") in kinds_in(app)


def test_null_without_credentials() -> None:
    app = app_of()
    CORS(app, origins=[PAGE, "null"])

    assert kinds_in(app) == {("warning", "null-allowed", "")}


@pytest.mark.parametrize(
    ("rule", "kinds"),
    [
        (lambda origin: origin.startswith(PAGE), {"look-alike-suffix", "sibling-port"}),
        (lambda origin: origin.endswith("shop.example"), {"look-alike-prefix", "subdomain",
                                                          "other-scheme"}),
        (lambda origin: origin == PAGE, set()),
    ],
)  # fmt: skip
def test_who_resembles_a_page(rule: object, kinds: set[str]) -> None:
    assert callable(rule)
    app = app_of()

    @app.after_request
    def add_headers(response: Response) -> Response:
        origin = request.headers.get("Origin", "")
        if rule(origin):
            response.headers["Access-Control-Allow-Origin"] = origin
        return response

    found = findings_in(app, pages=(PAGE,))

    assert {one.values["variant"] for one in found if one.id == "stranger-let-in"} == kinds
