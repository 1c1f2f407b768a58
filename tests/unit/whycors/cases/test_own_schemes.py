"""Cases of pages whose origin has a scheme of its own: it is sent and compared as it was given."""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.cases.case import BadCase, play_case, read_case, remedy_case
from backend.whycors.cases.remedy_json import remedy_as_json

ORIGINS = [
    "tauri://localhost",
    "capacitor://localhost",
    "ionic://localhost",
    "app://obsidian.md",
    "chrome-extension://abcdefghijklmnop",
    "moz-extension://0a1b-2c3d",
    "vscode-webview://1abc2",
]
API = "http://127.0.0.1:5700/api/v2"


def own_page(origin: str, allowed: str, **more: Any) -> dict[str, Any]:
    """Return a case of such a page, whose API allows an origin."""
    asked = {"url": API} | more.pop("request", {})
    headers = [
        ["Access-Control-Allow-Origin", allowed],
        ["Access-Control-Allow-Credentials", "true"],
    ]
    answer = {"to": "*", "url": "*", "status": 200, "headers": headers}
    return {"id": "x", "page_origin": origin, "request": asked, "responses": [answer]} | more


@pytest.mark.parametrize("browser", ["standard", "chromium", "firefox", "safari"])
@pytest.mark.parametrize("origin", ORIGINS)
def test_origin_that_is_allowed_lets_script_read(origin: str, browser: Browser) -> None:
    asked = {"credentials": "include"}
    case = read_case(own_page(origin, origin, browser=browser, request=asked))

    outcome = play_case(case).outcome

    assert outcome.outcome == "readable"
    assert [sent.origin for sent in outcome.requests] == [origin]


@pytest.mark.parametrize("origin", ORIGINS)
def test_advice_is_to_allow_exactly_that_origin(origin: str) -> None:
    case = read_case(own_page(origin, "http://tauri.localhost"))

    change = remedy_as_json(remedy_case(case))

    assert play_case(case).outcome.failure
    assert change == {
        "headers": [["request", API, "Access-Control-Allow-Origin", origin]],
        "flask_cors": f"CORS(app, origins=['http://tauri.localhost', '{origin}'])",
        "advice": None,
        "answered_by": "app",
    }


def test_neither_http_nor_https_is_mixed_content() -> None:
    for url in ("https://api.example/x", "http://api.example/x"):
        case = read_case(own_page("tauri://localhost", "tauri://localhost", request={"url": url}))

        assert play_case(case).outcome.outcome == "readable"


@pytest.mark.parametrize(("space", "outcome"), [(None, "readable"), ("public", "network-error")])
def test_page_of_an_app_is_on_this_machine_unless_it_is_said_to_be_elsewhere(
    space: str | None, outcome: str
) -> None:
    asked = {"address_space": space} if space else {}
    origin = "chrome-extension://abcdefghijklmnop"
    played = play_case(
        read_case(own_page(origin, origin, browser="chromium", request=asked))
    ).outcome

    assert played.outcome == outcome
    if played.failure:
        assert played.failure.reason == "LocalNetworkAccessPermissionDenied"


def test_api_of_the_web_is_another_origin_for_it() -> None:
    case = read_case(own_page("tauri://localhost", "*", request={"mode": "same-origin"}))

    failure = play_case(case).outcome.failure

    assert failure and failure.reason == "DisallowedByMode"


@pytest.mark.parametrize("url", ["/api/v2", "tauri://localhost/api/v2"])
def test_request_that_the_app_around_the_page_answers_is_told(url: str) -> None:
    with pytest.raises(BadCase, match="tauri://localhost/api/v2 in this page, which its app"):
        read_case(own_page("tauri://localhost", "*", request={"url": url}))


def test_file_stays_without_an_origin() -> None:
    case = read_case(own_page("file:///home/ann/index.html", "*"))

    assert play_case(case).outcome.requests[0].origin == "null"


def test_origin_without_its_scheme_is_no_origin() -> None:
    with pytest.raises(BadCase, match="'localhost:8000' is not an origin"):
        read_case(own_page("localhost:8000", "*"))
