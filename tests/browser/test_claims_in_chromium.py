"""Claims about an app, proved in a real Chromium, which has to agree with the engine."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from flask_cors import CORS

from backend.whycors.fetch_standard import Outcome, fetch
from backend.whycors.flask_apps.claims import Cors
from backend.whycors.flask_apps.claims.app_browser import AppBrowser
from backend.whycors.flask_apps.claims.in_browser import Chromium
from backend.whycors.flask_apps.claims.page_request import SentOptions, page_request
from tests.example_shops import ONLY_THE_PLUGIN

pytest_plugins = ["pytester"]

PAGE, LOCAL, PLAIN = "https://shop.example", "http://localhost:3000", "http://shop.example"
STRANGER = "https://evil.example"
API = "https://api.shop.example"
COMPARED = (
    *("Origin", "Host", "Referer", "User-Agent", "Content-Type"),
    *("Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest"),
)
#: What each page asks for: method, and what is sent.
ASKED: list[tuple[str, SentOptions]] = [
    ("GET", {}),
    ("POST", {"data": "text"}),
    ("POST", {"data": {"one": "1", "two": "ä&="}}),
    ("POST", {"data": bytes(range(256))}),
    ("PUT", {"json": {"text": "ä"}}),
    ("DELETE", {"headers": {"X-Token": "t", "Authorization": "Bearer t"}}),
    ("patch", {}),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with Chromium(os.environ.get("CHROMIUM")) as running:
        yield running


def shop(**settings: Any) -> Flask:
    """Return an app that lets PAGE, LOCAL and `null` read; it keeps what it was asked."""
    app = Flask("shop")
    app.config.from_mapping(SECRET_KEY="for tests", **settings)
    CORS(app, origins=[PAGE, LOCAL, "null"], supports_credentials=True)
    asked: list[object] = app.extensions.setdefault("asked", [])

    def echo() -> tuple[str, int, dict[str, str]]:
        headers = {name: request.headers.get(name) for name in COMPARED}
        asked.append((request.method, headers, request.get_data(), request.cookies.to_dict()))
        return "echo", 200, {"X-Total": "3"}

    methods = ["GET", "POST", "PUT", "DELETE", "PATCH"]
    app.add_url_rule("/echo", view_func=echo, methods=methods)
    app.post("/login")(lambda: ("", 200, {"Set-Cookie": "session=ann; HttpOnly; Path=/"}))
    return app


def logged_in(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.post("/login")
    return client


@pytest.mark.parametrize("origin", [PAGE, LOCAL, PLAIN, STRANGER, "null"])
def test_app_is_asked_the_same_in_process(chromium: Chromium, origin: str) -> None:
    app = shop()
    cors, client = Cors(app, API, prover=chromium), logged_in(app)

    trials = [
        cors.try_out(
            AppBrowser(app, API, client), origin, page_request(method, "/echo", sent, cookies)
        )
        for method, sent in ASKED
        for cookies in (False, True)
    ]

    assert [str(trial.wanted) for trial in trials if trial.is_contradicted or trial.unproved] == []
    asked = app.extensions["asked"]
    assert len(asked) == 2 * sum(trial.ours.is_sent for trial in trials)
    assert asked[::2] == asked[1::2]


def test_claims_hold_in_both(chromium: Chromium) -> None:
    app = shop()
    cors = Cors(app, API, prover=chromium)
    page = cors.page(PAGE, client=logged_in(app))

    page.may_read("PUT", "/echo", json={}, cookies=True)
    page.may_read("/echo", exposed=["Content-Type"])
    cors.page(STRANGER).may_not_read("/echo", cookies=True)
    cors.page(STRANGER).may_send("POST", "/echo")
    cors.page(STRANGER).may_not_send("PUT", "/echo")
    assert cors.unproved == []


def test_http_api_is_asked(chromium: Chromium) -> None:
    cors = Cors(shop(), "http://localhost:5000", prover=chromium)

    cors.page(LOCAL).may_read("PUT", "/echo", json={}, cookies=True)
    cors.page(PAGE).may_read("/echo")
    # Over plain http, by mixed content; and, from a page over http, it may not read.
    plain = Cors(shop(), "http://api.shop.example", prover=chromium)
    plain.page(PAGE).may_not_send("/echo")
    plain.page(PLAIN).may_send("/echo")
    assert cors.unproved == plain.unproved == []


def test_page_stays_logged_in(chromium: Chromium) -> None:
    app = shop()
    page = Cors(app, API, prover=chromium).page(PAGE)

    page.may_read("POST", "/login", cookies=True)
    page.may_read("/echo", cookies=True)

    assert [cookies for *_, cookies in app.extensions["asked"]] == [{"session": "ann"}] * 2


def test_failure_in_both_says_so(chromium: Chromium) -> None:
    page = Cors(shop(), API, prover=chromium).page(PAGE)

    with pytest.raises(AssertionError, match="may read `X-Total`") as hidden:
        page.may_read("/echo", exposed=["X-Total"])
    with pytest.raises(AssertionError, match="may not read the answer to `GET /echo`") as read:
        page.may_not_read("/echo")
    for raised in (hidden, read):
        assert "Chromium does the same." in str(raised.value)


@pytest.mark.parametrize("claim", ["may_read", "may_not_read"])
def test_disagreement_fails_whatever_is_claimed(
    chromium: Chromium, monkeypatch: pytest.MonkeyPatch, claim: str
) -> None:
    def mistaken(*given: Any) -> Outcome:
        return fetch(*given)._replace(outcome="readable", failure=None)

    monkeypatch.setattr("backend.whycors.flask_apps.claims.app_browser.fetch", mistaken)
    page = Cors(shop(), API, prover=chromium).page(STRANGER)

    with pytest.raises(AssertionError) as raised:
        getattr(page, claim)("/echo")

    told = " ".join(str(raised.value).split())
    assert told.startswith("whycors and Chromium don’t agree about what becomes of `GET /echo`")
    assert "By whycors: the request is sent, without cookies, the answer can be read." in told
    assert "In Chromium: the request is sent, without cookies, the answer can’t be read." in told


@pytest.mark.parametrize(
    ("origin", "reason"),
    [
        ("tauri://localhost", "no page of Chromium's own is at tauri://localhost"),
        ("http://shop.example:6000", "ERR_UNSAFE_PORT"),
        ("http://shop.app", "Chromium opened the page at https://shop.app"),
    ],
    ids=["own-scheme", "barred-port", "https-only"],
)
def test_origin_that_chromium_can_not_be_at_is_told(
    chromium: Chromium, origin: str, reason: str
) -> None:
    cors = Cors(shop(), API, prover=chromium)

    cors.page(origin).may_not_read("/echo")

    assert [reason in told for told in cors.unproved] == [True]


def test_third_party_cookies_are_proved_or_told(chromium: Chromium) -> None:
    app = shop()
    client = app.test_client()
    client.set_cookie("session", "ann", secure=True, samesite="None")
    cors = Cors(app, API, prover=chromium)

    cors.page(LOCAL, client=client).may_read("/echo", cookies=True)

    # Debian's Chromium keeps them back.
    reason = "it is set to keep third-party cookies back: session"
    assert cors.unproved in ([], [f"GET /echo from {LOCAL}: {reason}"])


def test_nobody_else_is_proved(chromium: Chromium) -> None:
    app = shop()
    cors = Cors(app, API, pages=[PAGE, LOCAL], prover=chromium)

    with pytest.raises(AssertionError, match="can: `null`") as raised:
        cors.nobody_else_may_read("/echo")
    assert "Chromium does the same." in str(raised.value)


def test_option_proves_and_tells_what_it_could_not(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in ONLY_THE_PLUGIN.items():
        monkeypatch.setenv(name, text)
    pytester.makepyfile(
        "import pytest\nfrom flask import Flask\n\n"
        "@pytest.fixture\ndef app():\n"
        "    app = Flask('shop')\n    app.get('/')(lambda: 'text')\n    return app\n\n"
        "def test_proved(cors):\n"
        "    cors.page('https://evil.example').may_not_read('/')\n\n"
        "def test_not_proved(cors):\n"
        "    cors.page('tauri://localhost').may_not_read('/')\n"
    )
    program = os.environ.get("CHROMIUM")

    result = pytester.runpytest_inprocess(
        "-rs", "--cors-browser", *([f"--cors-chromium={program}"] if program else [])
    )

    result.assert_outcomes(passed=2, skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED * not proved in Chromium: GET / from tauri://localhost*"])
