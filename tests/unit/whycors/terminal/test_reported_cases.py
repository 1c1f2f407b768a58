"""Cases as people report them, which CORS lets through or somebody else answers: told truly."""

import json
from typing import Any

import pytest

from tests.unit.whycors.terminal.explain_calls import explain

PAGE, API = "https://app.example.org", "https://api.example.net"
ORIGIN = "Access-Control-Allow-Origin"


def story_of(case: dict[str, Any], language: str = "en") -> str:
    """Return a case's story without its line breaks."""
    printed = explain(json.dumps(case), "-", "--lang", language).stdout
    return " ".join(printed.split())


def told_of(case: dict[str, Any]) -> dict[str, Any]:
    outcome: dict[str, Any] = json.loads(explain(json.dumps(case)).stdout)
    return outcome


def row(status: int, *lines: str, to: str = "*", url: str = "*") -> dict[str, Any]:
    headers = [line.split(": ", 1) for line in lines]
    return {"to": to, "url": url, "status": status, "headers": headers}


def login(page: str, api: str, set_cookie: str, **more: Any) -> dict[str, Any]:
    shared = (f"{ORIGIN}: {page}", "Access-Control-Allow-Credentials: true")
    return {
        "id": "login",
        "page_origin": page,
        "before": [{"url": f"{api}/login", "method": "POST", "credentials": "include"}],
        "request": {"url": f"{api}/me", "credentials": "include"},
        "responses": [
            row(200, *shared, f"Set-Cookie: {set_cookie}", url=f"{api}/login"),
            row(200, *shared),
        ],
    } | more


def test_third_party_cookie_of_firefox_is_told_with_what_it_lacks() -> None:
    case = login(PAGE, API, "access=e; Secure; Path=/; SameSite=None", browser="firefox")

    story = story_of(case)

    assert "`access` is stored, but only for pages of `https://example.org`" in story
    assert "In Safari: `access` is not stored: the browser blocks cookies" in story
    assert "Set it with `Partitioned`, `SameSite=None` and `Secure`" in story


def test_third_party_cookie_that_says_partitioned_lacks_nothing() -> None:
    case = login(PAGE, API, "access=e; Secure; SameSite=None; Partitioned", browser="firefox")

    assert "→" not in story_of(case).partition("The cookies")[2]


def test_secure_cookie_of_http_localhost_is_told_by_browser() -> None:
    pages = ("http://localhost:3000", "http://localhost:5000")
    case = login(*pages, "session=1; Secure; HttpOnly; Path=/; SameSite=Lax")

    story = story_of(case)

    assert "In Chromium and Firefox: `session` is stored" in story
    assert "In Safari: `session` is not stored: it is Secure" in story
    assert "`SESSION_COOKIE_SECURE=False`" in story
    (turn,) = told_of(case)["cookies"]
    assert (turn["call"], turn["request"]) == (0, ["request", "POST", f"{pages[1]}/login"])
    assert [(each["name"], each["rule"]) for each in turn["refused"]] == [("session", "secure")]


def test_cookie_that_goes_along_is_drawn() -> None:
    case = login("http://localhost:3000", "http://localhost:5000", "a=1; Path=/; HttpOnly")

    story = story_of(case)

    assert "Cookie: a=1" in story
    assert [len(turn["sent"]) for turn in told_of(case)["cookies"]] == [0, 1]
    assert told_of(case)["cookies"][1]["sent"][0]["attributes"] == "Path=/; HttpOnly"


def test_cookie_without_credentials_is_refused() -> None:
    case = login(PAGE, API, "a=1") | {"before": [{"url": f"{API}/login", "method": "POST"}]}

    assert "If the page needs this cookie, fetch with `credentials: 'include'`" in story_of(case)


EXPOSE = {
    "id": "expose",
    "page_origin": "http://127.0.0.1:5000",
    "request": {"api": "xhr", "url": f"{API}/login", "method": "POST"},
    "responses": [row(200, f"{ORIGIN}: *", "Authorization: Bearer t", "Server: nginx")],
}


def test_hidden_header_is_named_drawn_and_offered() -> None:
    told = told_of(EXPOSE)

    assert told["hidden_headers"] == ["Authorization", "Server"]
    assert told["change"] is None
    assert told["exposure"] == {
        "headers": [["request", f"{API}/login", "Access-Control-Expose-Headers", "Authorization"]],
        "flask_cors": "expose_headers=['Authorization']",
    }
    story = story_of(EXPOSE)
    assert "script may not read them: `Authorization, Server`." in story
    assert "│ Authorization: Bearer t" in story
    assert "Only if script is to read them" in story


def test_exposed_headers_stay_exposed() -> None:
    rows = [row(200, f"{ORIGIN}: *", "X-A: 1", "X-B: 2", "Access-Control-Expose-Headers: X-A")]

    (change,) = told_of(EXPOSE | {"responses": rows})["exposure"]["headers"]

    assert change[-1] == "X-A, X-B"


def test_star_with_credentials_gives_way_to_the_name() -> None:
    lines = (f"{ORIGIN}: {PAGE}", "Access-Control-Allow-Credentials: true", "X-B: 2")
    rows = [row(200, *lines, "Access-Control-Expose-Headers: *")]
    asked = EXPOSE["request"] | {"credentials": "include"}  # type: ignore[operator]
    case = EXPOSE | {"page_origin": PAGE, "responses": rows, "request": asked}

    (change,) = told_of(case)["exposure"]["headers"]

    assert change[-1] == "X-B"


def test_headers_for_the_browser_alone_are_not_offered() -> None:
    rows = [row(200, f"{ORIGIN}: *", "Server: nginx", "Vary: Origin", "ETag: x", "Date: x")]

    told = told_of(EXPOSE | {"responses": rows})

    assert told["hidden_headers"] == ["Server", "Vary", "ETag", "Date"]
    assert told["exposure"]["flask_cors"] == "expose_headers=['ETag']"


LOGIN_PAGE = "https://team.access.example.com/cdn-cgi/access/login/app.example.org?kid=abc"
EXPIRED = {
    "id": "expired",
    "page_origin": PAGE,
    "browser": "chromium",
    "request": {"url": f"{PAGE}/sync", "method": "POST", "body": {"type": "text"}},
    "responses": [
        row(302, f"Location: {LOGIN_PAGE}", to="request", url=f"{PAGE}/sync"),
        row(200, "Content-Type: text/html", "Set-Cookie: CF=x; Secure", to="request"),
    ],
}


def test_session_that_ran_out_is_to_be_renewed() -> None:
    change = told_of(EXPIRED)["change"]

    assert change == {
        "headers": [],
        "flask_cors": None,
        "advice": "log-in-again",
        "answered_by": "login-page",
    }
    story = story_of(EXPIRED)
    assert "The request was not carried out: the browser was sent to log in first." in story
    assert "fetch with `redirect: 'manual'`" in story
    assert "CORS(app" not in story and "credentials: 'include'" not in story


def kept(*lines: str) -> dict[str, Any]:
    return {
        "id": "kept",
        "page_origin": "https://example.org",
        "request": {"url": f"{API}/v2/organizations?query=x"},
        "responses": [row(200, "Content-Type: application/json", *lines)],
    }


def test_public_api_behind_a_cache_is_not_pinned_to_one_page() -> None:
    case = kept("Vary: Cookie, Origin", "Age: 412", "X-Cache: Hit from cdn")

    change, story = told_of(case)["change"], story_of(case)

    assert (change["advice"], change["flask_cors"]) == ("cached-without-origin", None)
    assert "send `Access-Control-Allow-Origin: *` with every answer" in story
    assert "have the cache keep answers apart by `Origin`" in story
    assert "A cache sent this answer: `Age: 412`." in story
    assert "CORS(app" not in story


@pytest.mark.parametrize(
    ("lines", "who", "is_said"),
    [
        (["Server: Werkzeug/3"], "app", False),
        ([], "unknown", True),
        (["Server: nginx"], "unknown", True),
    ],
)
def test_header_is_said_to_be_for_whoever_answered(
    lines: list[str], who: str, is_said: bool
) -> None:
    case = kept(*lines)

    assert told_of(case)["change"]["answered_by"] == who
    assert ("Nothing in the answer tells who sent it." in story_of(case)) is is_said


def test_error_of_a_proxy_after_a_good_preflight_is_no_matter_of_headers() -> None:
    asked = {"url": f"{API}/notes", "method": "PUT"}
    allowed = (f"{ORIGIN}: https://example.org", "Access-Control-Allow-Methods: PUT")
    rows = [row(200, *allowed, to="preflight"), row(502, "Server: nginx", to="request")]
    case = kept() | {"request": asked, "responses": rows}

    change, story = told_of(case)["change"], story_of(case)

    assert (change["headers"], change["advice"]) == ([], "gateway-error")
    assert "Does the app run, and what do both logs say?" in story
    assert "Whether the app ran the request is not to be seen" in story


def test_http_twin_of_an_https_api_is_called_by_its_https_address() -> None:
    rows = [row(308, f"Location: {API}/notes")]
    case = kept() | {"request": {"url": "http://api.example.net/notes"}, "responses": rows}

    assert told_of(case | {"page_origin": "http://example.org"})["change"]["advice"] == "call-https"


@pytest.mark.parametrize("case", [EXPIRED, EXPOSE, kept("Age: 9")], ids=lambda case: case["id"])
def test_chinese_story_says_it_in_chinese(case: dict[str, Any]) -> None:
    story = story_of(case, "zh")

    assert "advice." not in story and "The app" not in story and "These headers" not in story
