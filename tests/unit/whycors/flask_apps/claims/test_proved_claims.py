"""Claims that are proved by a second opinion: it has to agree, and is told of where there is none.

What a real Chromium says, tests/browser/test_claims_in_chromium.py asks.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from backend.whycors.flask_apps.claims import Cors
from backend.whycors.flask_apps.claims.app_browser import AppBrowser
from backend.whycors.flask_apps.claims.claim import PageGot, got_in_process
from backend.whycors.flask_apps.claims.page_request import PageRequest
from backend.whycors.flask_apps.claims.page_trial import NotProvable
from tests.unit.whycors.flask_apps.claimed_shop import API, PAGE, STRANGER, claimed_shop, said

Opinion = Callable[[PageGot], PageGot]


class Second:
    """Asks the app once more, and says what its `opinion` makes of it; keeps the cookies given."""

    def __init__(self, opinion: Opinion = lambda got: got) -> None:
        self.opinion = opinion
        self.cookies: list[list[str]] = []

    def got(
        self, browser: AppBrowser, origin: str, wanted: PageRequest, cookies: list[str]
    ) -> PageGot:
        self.cookies.append(cookies)
        again = AppBrowser(browser.app, browser.api, browser.client)
        return self.opinion(got_in_process(again.ask(origin, wanted)))


def refusing(got: PageGot) -> PageGot:
    raise NotProvable("it is out of order")


def test_both_agree() -> None:
    cors = Cors(claimed_shop(), API, prover=Second())

    cors.page(PAGE).may_read("/notes")
    with pytest.raises(AssertionError) as raised:
        cors.page(STRANGER).may_read("/notes")

    assert "• Chromium does the same. •" in said(raised)
    assert cors.unproved == []


@pytest.mark.parametrize(
    ("opinion", "told"),
    [
        (lambda got: replace(got, is_readable=False), "the answer can’t be read."),
        (lambda got: replace(got, is_sent=False, is_readable=False), "the request isn’t sent,"),
        (lambda got: replace(got, sent_cookies=frozenset()), "is sent, without cookies,"),
    ],
    ids=["readable", "sent", "cookies"],
)
def test_disagreement_fails_a_claim_that_holds(opinion: Opinion, told: str) -> None:
    app = claimed_shop()
    client = app.test_client()
    client.post("/login")

    with pytest.raises(AssertionError) as raised:
        Cors(app, API, prover=Second(opinion)).page(PAGE, client=client).may_read(
            "/notes", cookies=True
        )

    assert said(raised).startswith("whycors and Chromium don’t agree about what becomes of")
    by_whycors, in_chromium = said(raised).partition("By whycors: ")[2].split("In Chromium: ")
    assert by_whycors.startswith(
        "the request is sent, with the cookies `session`, the answer can be read."
    )
    assert told in in_chromium
    assert "What to change" not in said(raised)


def test_disagreement_about_others_fails() -> None:
    cors = Cors(claimed_shop(), API, [PAGE], prover=Second(lambda got: replace(got, is_sent=False)))

    with pytest.raises(AssertionError, match="don’t agree"):
        cors.nobody_else_may_read("/notes")


def test_headers_that_only_the_server_adds_are_no_disagreement() -> None:
    def with_date(got: PageGot) -> PageGot:
        return replace(got, headers=got.headers | {"date"})

    Cors(claimed_shop(), API, prover=Second(with_date)).page(PAGE).may_read("/notes")


def test_what_is_not_proved_is_kept_and_told() -> None:
    cors = Cors(claimed_shop(), API, prover=Second(refusing))

    cors.page(PAGE).may_read("/notes")
    with pytest.raises(AssertionError) as raised:
        cors.page(PAGE).may_not_read("/notes")

    assert cors.unproved == [f"GET /notes from {PAGE}: it is out of order"] * 2
    assert "It was not tried in Chromium: it is out of order." in said(raised)


def test_third_party_cookies_are_a_setting() -> None:
    app = claimed_shop()
    client = app.test_client()
    client.set_cookie("session", "ann", secure=True, samesite="None")
    cors = Cors(app, API, prover=Second(lambda got: replace(got, sent_cookies=frozenset())))

    cors.page(STRANGER, client=client).may_send("/notes", cookies=True)

    told = "it is set to keep third-party cookies back: session"
    assert cors.unproved == [f"GET /notes from {STRANGER}: {told}"]


def test_second_opinion_has_the_clients_cookies() -> None:
    app = claimed_shop()
    client = app.test_client()
    client.set_cookie("a", "1", path="/notes", secure=True, httponly=True, samesite="Strict")
    client.set_cookie("b", "2", domain="shop.example", origin_only=False, max_age=60)
    second = Second()
    Cors(app, API, prover=second).page(PAGE, client=client).may_read("/notes", cookies=True)

    ((a, b),) = second.cookies
    assert a == "a=1; Path=/notes; Secure; HttpOnly; SameSite=Strict"
    assert b.startswith("b=2; Path=/; Domain=shop.example; Expires=")
