"""Claims that are about cookies, too: those of a test client travel as a browser lets them."""

from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from backend.whycors.flask_apps.claims import Cors
from backend.whycors.flask_apps.claims.no_claim import NoClaim
from tests.unit.whycors.flask_apps.claimed_shop import PAGE, claimed_shop, claims_about, said

#: Another site, which the app lets in.
PARTNER = "https://partner.example"


def logged_in(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.post("/login")
    return client


def open_to(origin: str, **settings: Any) -> Flask:
    app = claimed_shop(**settings)

    @app.after_request
    def share(response):  # type: ignore[no-untyped-def]
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
        return response

    return app


def test_page_of_the_same_site_is_logged_in() -> None:
    app = claimed_shop()
    page = claims_about(app).page(PAGE, client=logged_in(app))

    assert page.may_read("/notes", cookies=True).json() == {"user": "ann"}
    assert page.may_read("/notes").json() == {"user": None}


def test_cookies_of_another_sites_page_stay() -> None:
    app = open_to(PARTNER)
    page = claims_about(app).page(PARTNER, client=logged_in(app))

    page.may_not_read("/notes", cookies=True)
    page.may_not_send("POST", "/notes", cookies=True)
    page.may_read("/notes")
    with pytest.raises(AssertionError, match="`session` stays: it has no SameSite"):
        page.may_read("/notes", cookies=True)
    with pytest.raises(AssertionError, match="No cookie was sent"):
        page.may_send("POST", "/notes", cookies=True)


def test_cookies_for_all_sites_go() -> None:
    app = open_to(PARTNER, SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
    page = claims_about(app).page(PARTNER, client=logged_in(app))

    assert page.may_read("/notes", cookies=True).json() == {"user": "ann"}


def test_cookie_that_no_browser_stores_is_told() -> None:
    app = open_to(PARTNER, SESSION_COOKIE_SAMESITE="None")
    page = claims_about(app).page(PARTNER, client=logged_in(app))

    with pytest.raises(AssertionError, match="is not stored: `SameSite=None` is only allowed"):
        page.may_read("/notes", cookies=True)


def test_where_some_cookies_go_neither_claim_is_true() -> None:
    app = open_to(PARTNER)
    client = logged_in(app)
    client.set_cookie("theme", "dark", secure=True, samesite="None")
    page = claims_about(app).page(PARTNER, client=client)

    with pytest.raises(AssertionError, match="Some of the cookies go, and some stay"):
        page.may_read("/notes", cookies=True)
    with pytest.raises(AssertionError, match="Some of the cookies go, and some stay"):
        page.may_not_read("/notes", cookies=True)


def test_cookies_for_other_paths_do_not_count() -> None:
    app = claimed_shop()
    client = logged_in(app)
    client.set_cookie("draft", "1", path="/drafts")

    claims_about(app).page(PAGE, client=client).may_read("/notes", cookies=True)


def test_page_logs_in_by_itself() -> None:
    app = open_to(PAGE)
    page = claims_about(app).page(PAGE)

    page.may_read("POST", "/login", cookies=True)
    assert page.may_read("/notes", cookies=True).json() == {"user": "ann"}


def test_page_of_another_site_does_not_get_logged_in() -> None:
    app = open_to(PARTNER)
    page = claims_about(app).page(PARTNER)

    page.may_read("POST", "/login", cookies=True)
    assert page.may_read("/notes", cookies=True).json() == {"user": None}


def test_login_by_a_call_without_cookies_is_lost() -> None:
    page = claims_about(open_to(PAGE)).page(PAGE)

    page.may_read("POST", "/login")
    assert page.may_read("/notes", cookies=True).json() == {"user": None}


def test_login_that_hangs_on_the_browsers_name_counts() -> None:
    app = claimed_shop()
    names = []
    app.before_request(lambda: names.append(request.user_agent.string))
    client = logged_in(app)

    claims_about(app).page(PAGE, client=client).may_read("/notes", cookies=True)

    assert names[0].startswith("Werkzeug/")
    assert names == names[:1] * 2


def test_client_that_has_no_cookies_is_refused() -> None:
    app = claimed_shop()

    with pytest.raises(NoClaim, match=r"the client has no cookies\. Log it in first"):
        claims_about(app).page(PAGE, client=app.test_client()).may_read("/notes", cookies=True)


def test_where_the_api_is_taken_to_be_is_told() -> None:
    app = claimed_shop()
    page = Cors(app, "http://localhost:5000").page(PAGE, client=logged_in(app))

    with pytest.raises(AssertionError) as raised:
        page.may_read("/notes", cookies=True)

    assert "takes the API to be at `http://localhost:5000`" in said(raised)
