"""Claims about everybody else's pages."""

from typing import Any

import pytest
from flask import Flask, request
from flask_cors import CORS

from backend.whycors.flask_apps.claims.no_claim import NoClaim
from tests.unit.whycors.flask_apps.claimed_shop import PAGE, claimed_shop, claims_about, said


def reading(**options: Any) -> Flask:
    app = Flask("reading")
    CORS(app, **options)
    app.get("/")(lambda: "text")
    return app


def test_only_the_named_page_reads() -> None:
    cors = claims_about(reading(origins=[PAGE]), pages=[PAGE])

    cors.nobody_else_may_read("/")


@pytest.mark.parametrize(
    ("options", "origins"),
    [
        ({"origins": r"https://shop\.example"}, "2 of 7 other pages can"),
        ({"origins": [PAGE, "null"]}, "1 of 7 other pages can: `null`."),
        ({"origins": r"https?://(.*\.)?shop\.example$"}, "2 of 7 other pages can"),
        ({"origins": "*", "send_wildcard": True}, "7 of 7 other pages can"),
    ],
    ids=["open-end", "null", "scheme-and-subdomain", "everybody"],
)
def test_others_who_read_are_named(options: dict[str, object], origins: str) -> None:
    cors = claims_about(reading(**options), pages=[PAGE])

    with pytest.raises(AssertionError) as raised:
        cors.nobody_else_may_read("/")
    assert origins in said(raised)


def test_who_was_let_in_is_not_somebody_else() -> None:
    app = reading(origins=[PAGE, f"{PAGE}:8443"])
    cors = claims_about(app)
    cors.page(PAGE).may_read("/")
    with pytest.raises(AssertionError, match=f"can: `{PAGE}:8443`"):
        cors.nobody_else_may_read("/")

    cors.page(f"{PAGE}:8443").may_read("/")
    cors.nobody_else_may_read("/")


def test_nobody_else_needs_somebody() -> None:
    with pytest.raises(NoClaim, match="Nobody else than who"):
        claims_about(reading()).nobody_else_may_read("/")


def test_writes_without_preflight_are_found() -> None:
    app = claimed_shop()
    client = app.test_client()
    client.post("/login")
    cors = claims_about(app, pages=[PAGE])

    with pytest.raises(AssertionError) as raised:
        cors.nobody_else_may_write("POST", "/notes", json={"text": "x"}, client=client)

    told = said(raised)
    # Their cookies stay, and they are sent to log in.
    assert "https://stranger.example" not in told
    assert f"2 of 7 other pages can: `{PAGE}:8443`" in told
    assert "Content-Type: text/plain;charset=UTF-8" in told


def test_preflight_and_guard_keep_others_from_writing() -> None:
    cors = claims_about(claimed_shop(), pages=[PAGE])

    cors.nobody_else_may_write("PUT", "/notes", json={"text": "x"})
    cors.nobody_else_may_write("DELETE", "/notes")


def test_guard_by_origin_keeps_others_from_writing() -> None:
    app = Flask("guarded")
    CORS(app, origins=PAGE)

    @app.post("/notes")
    def add() -> tuple[str, int]:
        return "", 201 if request.origin == PAGE else 403

    claims_about(app, pages=[PAGE]).nobody_else_may_write("/notes", json={})


def test_each_method_that_writes_is_asked() -> None:
    app = claimed_shop()
    cors = claims_about(app, pages=[PAGE])
    with pytest.raises(AssertionError):
        cors.nobody_else_may_write("/notes", json={})

    asked = set(app.extensions["asked"])
    assert {"POST /notes", "PUT /notes", "DELETE /notes"} <= asked


def test_what_is_refused_to_everybody_shows_nothing() -> None:
    app = Flask("refusing")
    CORS(app, origins=PAGE)
    app.post("/notes")(lambda: ("", 401))

    with pytest.raises(NoClaim, match=f"refuses POST /notes to its own pages, too .{PAGE}: 401"):
        claims_about(app, pages=[PAGE]).nobody_else_may_write("/notes")


def test_path_that_only_reads_is_refused() -> None:
    with pytest.raises(NoClaim, match="No route is known to write at /"):
        claims_about(reading(), pages=[PAGE]).nobody_else_may_write("/")
