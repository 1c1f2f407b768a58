"""Claims about what a page may send and read."""

import contextlib
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.wrappers import Response

from backend.whycors.flask_apps.claims import Cors
from backend.whycors.flask_apps.claims.no_claim import NoClaim
from tests.unit.whycors.flask_apps.claimed_shop import (
    API,
    PAGE,
    STRANGER,
    claimed_shop,
    claims_about,
    said,
)


@pytest.fixture
def app() -> Flask:
    return claimed_shop()


@pytest.fixture
def cors(app: Flask) -> Cors:
    return claims_about(app)


def asked(app: Flask) -> list[str]:
    found: list[str] = app.extensions["asked"]
    return found


@contextlib.contextmanager
def fails(headline: str) -> Iterator[None]:
    with pytest.raises(AssertionError) as raised:
        yield
    assert said(raised).startswith(headline)


def test_page_reads_what_the_view_answers(cors: Cors) -> None:
    answer = cors.page(PAGE).may_read("PUT", "/notes", json={"text": "x"}, cookies=True)

    assert (answer.status, answer.json()) == (200, {"changed": {"text": "x"}})
    assert "X-Total" not in answer.headers


def test_view_runs_once_after_the_preflight(app: Flask, cors: Cors) -> None:
    cors.page(PAGE).may_send("PUT", "/notes", json={})

    assert asked(app) == ["OPTIONS /notes", "PUT /notes"]


def test_other_page_neither_reads_nor_sends(app: Flask, cors: Cors) -> None:
    page = cors.page(STRANGER)
    page.may_not_read("/notes")
    page.may_not_read("/notes", cookies=True)
    page.may_not_send("PUT", "/notes", json={})
    page.may_not_send("DELETE", "/notes")

    assert asked(app) == ["GET /notes", "GET /notes", "OPTIONS /notes", "OPTIONS /notes"]


def test_what_needs_no_preflight_is_sent(cors: Cors) -> None:
    cors.page(STRANGER).may_send("POST", "/notes", data="text")
    cors.page(STRANGER).may_send("POST", "/notes", data={"text": "x"})


def test_claims_that_are_not_true_fail(cors: Cors) -> None:
    page, other = cors.page(PAGE), cors.page(STRANGER)
    with fails(f"A page at `{STRANGER}` may read the answer to `GET /notes`, says the test."):
        other.may_read("/notes")
    with fails(f"A page at `{STRANGER}` may send `PUT /notes`, says the test. It can’t."):
        other.may_send("PUT", "/notes")
    with fails(f"A page at `{PAGE}` may not read the answer to `GET /notes`, says the test. It"):
        page.may_not_read("/notes")
    with fails(f"A page at `{STRANGER}` may not send `POST /notes`, says the test. It can."):
        other.may_not_send("POST", "/notes")


def test_hidden_header_is_missed(cors: Cors) -> None:
    cors.page(PAGE).may_read("/notes", exposed=["Content-Type"])
    with fails(f"A page at `{PAGE}` may read `X-Total` in the answer to `GET /notes`"):
        cors.page(PAGE).may_read("/notes", exposed=["Content-Type", "X-Total"])


def test_method_is_sent_as_it_is_spelled(cors: Cors) -> None:
    cors.page(PAGE).may_read("put", "/notes", json={})
    app = Flask("patched")
    app.patch("/")(lambda: "")
    with pytest.raises(AssertionError, match="upper case"):
        claims_about(app).page(PAGE).may_send("patch", "/")


@pytest.mark.parametrize(
    ("origin", "instead"),
    [
        ("https://shop.example/", "Write 'https://shop.example'."),
        ("https://shop.example:443", "Write 'https://shop.example'."),
        ("HTTPS://Shop.example", "Write 'https://shop.example'."),
        ("shop.example", "Write one like 'https://shop.example'."),
        ("*", "Write one like 'https://shop.example'."),
    ],
    ids=["slash", "default-port", "upper-case", "no-scheme", "star"],
)
def test_page_without_an_origin_is_refused(cors: Cors, origin: str, instead: str) -> None:
    with pytest.raises(NoClaim, match=re.escape(f"page: {origin!r} is not an origin")) as raised:
        cors.page(origin)

    assert str(raised.value).endswith(instead)


def test_page_of_the_apps_own_origin_is_refused(cors: Cors) -> None:
    with pytest.raises(NoClaim, match="CORS has no say there"):
        cors.page(API)


def test_claims_about_no_route_are_refused(cors: Cors) -> None:
    page = cors.page(PAGE)
    with pytest.raises(NoClaim, match="No route of the app is at '/nowhere'"):
        page.may_not_read("/nowhere")
    with pytest.raises(
        NoClaim, match=r"No route takes PATCH /notes\. What is there takes GET, HEAD"
    ):
        page.may_not_send("PATCH", "/notes")
    with pytest.raises(NoClaim, match="'notes' isn't a path of the app"):
        page.may_read("notes")


def test_requests_that_no_page_can_make_are_refused(cors: Cors) -> None:
    page = cors.page(PAGE)
    with pytest.raises(NoClaim, match="GET /notes has no body"):
        page.may_read("/notes", json={})
    with pytest.raises(NoClaim, match="json and data are both given"):
        page.may_read("PUT", "/notes", json={}, data="")


def test_what_the_view_raises_leaves_the_claim(cors: Cors) -> None:
    with pytest.raises(KeyError, match="no such note") as raised:
        cors.page(STRANGER).may_not_read("/notes-broken")

    assert raised.value.__notes__ == [
        f"The app raised this when a page at {STRANGER} asked for GET {API}/notes-broken."
    ]


def test_what_another_server_answers_is_not_guessed(cors: Cors) -> None:
    with pytest.raises(
        NoClaim, match=r"is redirected to https://login\.example/, which is not this"
    ):
        cors.page(PAGE).may_not_read("/notes-elsewhere")


def test_app_that_is_no_flask_is_asked() -> None:
    app = Response("text", headers={"Access-Control-Allow-Origin": "*"})

    assert Cors(app, API).page(PAGE).may_read("/anything").text == "text"
