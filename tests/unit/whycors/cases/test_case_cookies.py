"""The cookies of a case, and the headers that arrived and script may not read."""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.cases.case import play_case, read_case
from backend.whycors.cases.case_cookies import (
    CaseTurn,
    cookie_turns,
    hidden_headers,
    turns_in,
    wanted_headers,
)

LOCAL, SITE = ("http://localhost:3000", "http://localhost:5000"), "https://app.example.org"
LOGIN = {"method": "POST", "credentials": "include"}


def login_case(
    page: str, api: str, set_cookie: str | None, *, after_ms: int = 0, **asked: Any
) -> dict[str, Any]:
    """Return a case of a page that logs in and then asks who it is."""
    me = {"url": f"{api}/me", "after_ms": after_ms} | LOGIN | {"method": "GET"} | asked
    cookies = [] if set_cookie is None else [["Set-Cookie", set_cookie]]
    shared = [
        ["Access-Control-Allow-Origin", page],
        ["Access-Control-Allow-Credentials", "true"],
    ]
    return {
        "id": "x",
        "page_origin": page,
        "before": [{"url": f"{api}/login"} | LOGIN],
        "request": me,
        "responses": [
            {"to": "*", "url": f"{api}/login", "status": 200, "headers": [*shared, *cookies]},
            {"to": "*", "url": "*", "status": 200, "headers": shared},
        ],
    }


def fates(turns: list[CaseTurn]) -> list[str]:
    """Return what became of cookies, in order: stored, sent, or the rule that forbade it."""
    told = []
    for turn in turns:
        told += ["sent" for _ in turn.retrieved.sent]
        told += [withheld.rule for withheld in turn.retrieved.withheld]
        told += [what.rule or "stored" for what, _ in turn.received]
    return told


@pytest.mark.parametrize(
    ("browser", "expected"),
    [
        ("standard", ["secure"]),
        ("chromium", ["stored", "sent"]),
        ("firefox", ["stored", "sent"]),
        ("safari", ["secure"]),
    ],
)
def test_secure_cookie_of_http_localhost_depends_on_the_browser(
    browser: Browser, expected: list[str]
) -> None:
    case = login_case(*LOCAL, "session=1; Secure; HttpOnly; Path=/; SameSite=Lax")

    assert fates(turns_in(play_case(read_case(case)), browser)) == expected


@pytest.mark.parametrize(
    ("page", "api", "set_cookie", "expected"),
    [
        (SITE, "https://api.example.org", "s=1; Secure; SameSite=Lax", ["stored", "sent"]),
        (SITE, "https://api.example.net", "s=1; Secure; SameSite=Lax", ["samesite-lax"]),
        (SITE, "https://api.example.net", "s=1; Secure; SameSite=Strict", ["samesite-strict"]),
        (SITE, "https://api.example.net", "s=1", ["samesite-default"]),
        (SITE, "https://api.example.net", "s=1; SameSite=None", ["none-without-secure"]),
        (SITE, "https://api.example.net", "s=1; SameSite=None; Secure", ["stored", "sent"]),
        (SITE, "https://api.example.org", "s=1; Domain=other.org", ["domain"]),
        (SITE, "https://api.example.org", "s=1; Domain=org", ["public-suffix"]),
        (SITE, "https://api.example.org", "s=1; Path=/admin", ["stored", "path"]),
        (SITE, "https://api.example.org", "s=1; Max-Age=0", ["expired"]),
        (SITE, "https://api.example.org", "__Host-s=1; Secure; Path=/a", ["prefix-host"]),
        (SITE, "https://api.example.org", "s=1; Partitioned", ["partitioned-without-secure"]),
        ("tauri://localhost", "http://localhost:5000", "s=1; SameSite=Lax", ["samesite-lax"]),
    ],
)
def test_cookie_is_judged_by_the_rules_of_cookies(
    page: str, api: str, set_cookie: str, expected: list[str]
) -> None:
    assert fates(cookie_turns(read_case(login_case(page, api, set_cookie)))) == expected


def test_browser_of_the_case_judges() -> None:
    case = login_case(SITE, "https://api.example.net", "s=1; Secure; SameSite=None")

    (_, received), *_ = [
        (turn.request.url, turn.received) for turn in cookie_turns(read_case(case | FIREFOX))
    ]

    assert received[0][0].cookie and received[0][0].cookie.partition == "https://example.org"


FIREFOX = {"browser": "firefox"}


@pytest.mark.parametrize(
    ("credentials", "expected"), [("same-origin", "credentials-mode"), ("omit", "credentials-mode")]
)
def test_call_without_credentials_sends_none(credentials: str, expected: str) -> None:
    case = login_case(*LOCAL, "session=1; Path=/", credentials=credentials)

    assert fates(cookie_turns(read_case(case))) == ["stored", expected]


def test_preflight_has_no_cookie() -> None:
    case = login_case(*LOCAL, "session=1; Path=/", method="PUT")
    turns = cookie_turns(read_case(case))

    assert [(turn.call, turn.request.kind) for turn in turns] == [
        (0, "request"),
        (1, "preflight"),
    ]
    assert fates(turns) == ["stored", "credentials-mode"]


def test_time_of_the_case_passes_for_cookies() -> None:
    soon, late = (
        login_case(*LOCAL, "session=1; Max-Age=10", after_ms=ms) for ms in (9_000, 10_000)
    )

    assert fates(cookie_turns(read_case(soon))) == ["stored", "sent"]
    assert fates(cookie_turns(read_case(late))) == ["stored", "expired"]


def test_there_are_no_turns_where_no_answer_sets_a_cookie() -> None:
    assert cookie_turns(read_case(login_case(*LOCAL, None))) == []


def test_redirect_elsewhere_takes_the_cookies_of_the_own_origin_away() -> None:
    own = {"to": "*", "url": "http://localhost/a", "status": 302}
    case = {
        "id": "x",
        "page_origin": "http://localhost",
        "request": {"url": "http://localhost/a"},
        "responses": [
            own | {"headers": [["Location", "http://127.0.0.1/b"], ["Set-Cookie", "a=1"]]},
            {"to": "*", "url": "*", "status": 200, "headers": [["Set-Cookie", "b=1"]]},
        ],
    }

    assert fates(cookie_turns(read_case(case))) == ["stored", "credentials-mode"]


def shown_to_script(
    *lines: tuple[str, str], status: int = 200, **asked: str
) -> tuple[list[str], list[str]]:
    headers = [["Access-Control-Allow-Origin", "*"], *map(list, lines)]
    case = {
        "id": "x",
        "page_origin": LOCAL[0],
        "request": {"url": LOCAL[1]} | asked,
        "responses": [{"to": "*", "url": "*", "status": status, "headers": headers}],
    }
    played = play_case(read_case(case))
    return hidden_headers(played), wanted_headers(played)


def test_hidden_headers_are_named_as_they_arrived() -> None:
    hidden, wanted = shown_to_script(
        ("Authorization", "Bearer t"),
        ("X-Total", "1"),
        ("x-total", "2"),
        ("Server", "nginx"),
        ("Content-Type", "a/b"),
        ("Vary", "Origin"),
        ("Set-Cookie", "a=1"),
    )

    assert hidden == ["Authorization", "X-Total", "Server", "Vary"]
    assert wanted == ["Authorization", "X-Total"]


@pytest.mark.parametrize("listed", ["authorization", "*", "X-A, Authorization"])
def test_exposed_header_is_not_hidden(listed: str) -> None:
    assert shown_to_script(("Authorization", "x"), ("Access-Control-Expose-Headers", listed)) == (
        [],
        [],
    )


@pytest.mark.parametrize(("status", "wanted"), [(201, ["Location"]), (200, [])])
def test_location_of_what_was_created_is_for_script(status: int, wanted: list[str]) -> None:
    assert shown_to_script(("Location", "/notes/1"), status=status) == (["Location"], wanted)


def test_headers_of_an_opaque_response_are_not_at_issue() -> None:
    assert shown_to_script(("Authorization", "x"), mode="no-cors") == ([], [])
