"""What Firefox does otherwise than the standard, each deviation beside the standard's way."""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.browsers.firefox_line import firefox_line
from backend.whycors.fetch_standard import (
    Body,
    HeaderList,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Outcome,
    Request,
    Transport,
    fetch,
)

PAGE, API, OTHER = "http://localhost:8000", "http://localhost:5001", "http://127.0.0.1:5003"
ORIGIN = "Access-Control-Allow-Origin"
METHODS = "Access-Control-Allow-Methods"
HEADERS = "Access-Control-Allow-Headers"
MAX_AGE = "Access-Control-Max-Age"
BLOCKED = (
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at"
)
PUT = {"method": "PUT"}
X_A = {"headers": (("X-A", "1"),)}


def asked(**changes: Any) -> Request:
    return Request(**{"origin": PAGE, "url": f"{API}/notes"} | changes)


def answer(*headers: tuple[str, str], status: int = 200) -> HttpResponse:
    return HttpResponse(status, ((ORIGIN, "*"), *headers))


def always(response: HttpResponse | NetworkFailure) -> Transport:
    return lambda _: response


def redirects_once(status: int, location: str, *headers: tuple[str, str]) -> Transport:
    def transport(sent: HttpRequest) -> HttpResponse:
        goes_on = sent.kind == "request" and sent.url == f"{API}/notes"
        allows = ((METHODS, "PUT"), (HEADERS, "x-a, content-type, authorization"), *headers)
        return answer(("Location", location), status=status) if goes_on else answer(*allows)

    return transport


def kinds_and_origins(outcome: Outcome) -> list[tuple[str, str | None]]:
    return [(sent.kind, sent.origin) for sent in outcome.requests]


@pytest.mark.parametrize(
    ("browser", "last"),
    [
        ("standard", [("preflight", "null"), ("request", "null")]),
        ("firefox", [("preflight", PAGE), ("request", "null")]),
    ],
)
def test_preflight_after_redirect_names_an_origin(
    browser: Browser, last: list[tuple[str, str]]
) -> None:
    outcome = fetch(asked(**PUT), redirects_once(307, f"{OTHER}/x"), behaviour=BEHAVIOURS[browser])

    assert kinds_and_origins(outcome)[2:] == last


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"headers": (("Authorization", "x"),)}, 307),
        ({"method": "POST", "headers": (("Content-Type", "application/json"),)}, 303),
        (PUT, 303),
    ],
)
def test_firefox_preflights_needlessly_after_redirect(changes: dict[str, Any], status: int) -> None:
    there = redirects_once(status, f"{OTHER}/x")

    browsers: tuple[tuple[Browser, list[str]], ...] = (
        ("standard", ["request"]),
        ("firefox", ["preflight", "request"]),
    )
    for browser, kinds in browsers:
        outcome = fetch(asked(**changes), there, behaviour=BEHAVIOURS[browser])
        assert [sent.kind for sent in outcome.requests[2:]] == kinds
        names = dict(outcome.requests[-2].headers).get("Access-Control-Request-Headers")
        assert browser == "standard" or names is None


@pytest.mark.parametrize(
    "headers",
    [
        (("accept", "a" * 128),) * 9,
        (("content-type", "text/plain;x=a,b"),),
        (("content-type", "text/plain;x;"),),
        (("content-type", "text/plain x;y"),),
        (("accept", "é"),),
        (("content-type", "text/plain;x=é"),),
    ],
)
def test_firefox_safelists_other_headers(headers: HeaderList) -> None:
    preflighted = [
        len(
            fetch(
                asked(headers=headers),
                always(answer((HEADERS, "*"))),
                behaviour=BEHAVIOURS[browser],
            ).requests
        )
        for browser in ("standard", "firefox")
    ]

    assert sorted(preflighted) == [1, 2]


@pytest.mark.parametrize(
    ("requests", "allows", "standard", "firefox"),
    [
        ([PUT, PUT], [(METHODS, "*")], False, True),
        ([X_A, X_A], [(HEADERS, "*")], False, True),
        ([X_A, X_A | {"method": "HEAD"}], [(HEADERS, "x-a")], False, True),
        ([PUT, PUT], [(METHODS, "PUT"), (MAX_AGE, "")], False, False),
        ([PUT, PUT], [(METHODS, "PUT"), (MAX_AGE, "abc")], False, True),
    ],
)
def test_cache_asks_again(
    requests: list[dict[str, Any]], allows: list[tuple[str, str]], standard: bool, firefox: bool
) -> None:
    browsers: tuple[tuple[Browser, bool], ...] = (("standard", standard), ("firefox", firefox))
    for browser, asks_again in browsers:
        cache = BEHAVIOURS[browser].new_cache()
        for each in requests:
            outcome = fetch(asked(**each), always(answer(*allows)), cache, BEHAVIOURS[browser])
        assert (outcome.requests[0].kind == "preflight") is asks_again


@pytest.mark.parametrize(("browser", "asks_again"), [("standard", False), ("firefox", True)])
def test_failure_without_preflight_clears_cache(browser: Browser, asks_again: bool) -> None:
    cache = BEHAVIOURS[browser].new_cache()
    fetch(asked(**PUT), always(answer((METHODS, "PUT"))), cache, BEHAVIOURS[browser])
    fetch(asked(), always(HttpResponse(200)), cache, BEHAVIOURS[browser])

    outcome = fetch(asked(**PUT), always(answer((METHODS, "PUT"))), cache, BEHAVIOURS[browser])

    assert (outcome.requests[0].kind == "preflight") is asks_again


@pytest.mark.parametrize(("browser", "asks_again"), [("standard", True), ("firefox", False)])
def test_redirect_that_is_refused_clears_cache(browser: Browser, asks_again: bool) -> None:
    cache = BEHAVIOURS[browser].new_cache()
    there = redirects_once(307, f"{API}/x")
    fetch(asked(**PUT, redirect="error"), there, cache, BEHAVIOURS[browser])

    outcome = fetch(asked(**PUT), there, cache, BEHAVIOURS[browser])

    assert (outcome.requests[0].kind == "preflight") is asks_again


@pytest.mark.parametrize(("browser", "asks_again"), [("standard", True), ("firefox", False)])
def test_max_age_of_zero_ends_what_was_remembered(browser: Browser, asks_again: bool) -> None:
    cache = BEHAVIOURS[browser].new_cache()
    fetch(asked(**PUT), always(answer((METHODS, "PUT"))), cache, BEHAVIOURS[browser])
    zero = answer((METHODS, "PUT, DELETE"), (MAX_AGE, "0"))
    fetch(asked(method="DELETE"), always(zero), cache, BEHAVIOURS[browser])

    outcome = fetch(asked(**PUT), always(answer((METHODS, "PUT"))), cache, BEHAVIOURS[browser])

    assert (outcome.requests[0].kind == "preflight") is asks_again


@pytest.mark.parametrize(
    ("browser", "method", "times"),
    [("standard", "GET", 1), ("firefox", "GET", 10), ("firefox", "POST", 1)],
)
def test_dropped_request_is_sent_so_often(browser: Browser, method: str, times: int) -> None:
    outcome = fetch(
        asked(method=method), always(NetworkFailure("dropped")), behaviour=BEHAVIOURS[browser]
    )

    assert len(outcome.requests) == times
    assert outcome.outcome == "network-error"


@pytest.mark.parametrize(
    ("browser", "outcome"), [("standard", "network-error"), ("firefox", "readable")]
)
def test_empty_line_beside_another_counts(browser: Browser, outcome: str) -> None:
    name = "Access-Control-Allow-Credentials"
    response = HttpResponse(200, ((ORIGIN, PAGE), (name, ""), (name, "true")))

    assert (
        fetch(asked(credentials="include"), always(response), behaviour=BEHAVIOURS[browser]).outcome
        == outcome
    )


@pytest.mark.parametrize(
    ("browser", "api", "values", "is_readable"),
    [
        ("standard", "fetch", ("A", "B"), True),
        ("firefox", "fetch", ("A", "B"), False),
        ("firefox", "fetch", ("", "B"), True),
        ("firefox", "xhr", ("A", "B"), True),
    ],
)
def test_challenge_on_several_lines_is_readable(
    browser: Browser, api: str, values: tuple[str, str], is_readable: bool
) -> None:
    headers = tuple(("WWW-Authenticate", value) for value in values)
    call = asked(url=f"{PAGE}/x", api=api)

    outcome = fetch(call, always(HttpResponse(401, headers)), behaviour=BEHAVIOURS[browser])

    assert ("www-authenticate" in outcome.readable_headers) is is_readable


@pytest.mark.parametrize(
    ("changes", "response", "standard", "firefox"),
    [
        (
            PUT,
            HttpResponse(302, (("Location", "/x"),)),
            "PreflightDisallowedRedirect",
            "PreflightMissingAllowOriginHeader",
        ),
        (
            PUT | {"redirect": "manual"},
            answer(("Location", "/x"), status=302),
            "PreflightDisallowedRedirect",
            "PreflightInvalidStatus",
        ),
        (
            PUT,
            answer((HEADERS, "a b")),
            "InvalidAllowHeadersPreflightResponse",
            "MethodDisallowedByPreflightResponse",
        ),
        (
            {},
            HttpResponse(302, (("Location", "data:,x"),)),
            "MissingAllowOriginHeader",
            "UnsafeRedirect",
        ),
    ],
)
def test_same_refusal_has_another_reason(
    changes: dict[str, Any], response: HttpResponse, standard: str, firefox: str
) -> None:
    browsers: tuple[tuple[Browser, str], ...] = (("standard", standard), ("firefox", firefox))
    for browser, why in browsers:
        failure = fetch(asked(**changes), always(response), behaviour=BEHAVIOURS[browser]).failure
        assert failure is not None
        assert failure.reason == why


@pytest.mark.parametrize(
    ("changes", "response", "line"),
    [
        (
            {"credentials": "include"},
            answer(),
            f"{BLOCKED} ‘{API}/notes’. (Reason: Credential is not supported if the CORS header "
            "‘Access-Control-Allow-Origin’ is ‘*’).",
        ),
        (
            {},
            answer((ORIGIN, "*")),
            f"{BLOCKED} {API}/notes. (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ "
            "not allowed).",
        ),
        (
            {},
            HttpResponse(200, ((ORIGIN, f"{PAGE}, {OTHER}"),)),
            f"{BLOCKED} {API}/notes. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not "
            f"match ‘{PAGE}, {OTHER}’).",
        ),
        (
            PUT,
            answer((METHODS, "PUT, A B, C D")),
            f"{BLOCKED} {API}/notes. (Reason: invalid token ‘A B’ in CORS header "
            "‘Access-Control-Allow-Methods’).",
        ),
        (
            {},
            answer(("Location", "data:,x"), status=302),
            f"{BLOCKED} {API}/notes. (Reason: CORS request did not succeed). Status code: (null).",
        ),
        (
            {"url": f"{PAGE}/x"},
            answer(("Location", "http://localhost:6000/y"), status=302),
            f"{BLOCKED} {PAGE}/x. (Reason: CORS request did not succeed). Status code: (null).",
        ),
        (
            {"url": "file:///x"},
            answer(),
            f"Security Error: Content at {PAGE}/ may not load or link to file:///x.",
        ),
        (
            {"url": "blob:null/x"},
            answer(),
            f"Security Error: Content at {PAGE}/ may not load data from blob:null/x.",
        ),
        ({"url": "wss://x/"}, answer(), None),
        ({"url": f"{PAGE}/x"}, answer(("Location", "data:,x"), status=302), None),
        (
            {"mode": "no-cors"},
            HttpResponse(200, (("Cross-Origin-Resource-Policy", "same-origin"),)),
            f"The resource at “{API}/notes” was blocked due to its Cross-Origin-Resource-Policy "
            "header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/"
            "Cross-Origin_Resource_Policy_(CORP)#",
        ),
    ],
)
def test_firefox_prints_the_line(
    changes: dict[str, Any], response: HttpResponse, line: str | None
) -> None:
    request = asked(**changes)

    assert (
        firefox_line(request, fetch(request, always(response), behaviour=BEHAVIOURS["firefox"]))
        == line
    )


@pytest.mark.parametrize(("browser", "sent"), [("standard", 3), ("firefox", 4)])
def test_preflight_back_at_the_page_needs_no_cors_check(browser: Browser, sent: int) -> None:
    def transport(request: HttpRequest) -> HttpResponse:
        if not request.url.startswith(API):
            return HttpResponse(200, ((HEADERS, "x-a"),))
        is_preflight = request.kind == "preflight"
        return (
            answer((HEADERS, "x-a"))
            if is_preflight
            else answer(("Location", f"{PAGE}/x"), status=307)
        )

    outcome = fetch(asked(**X_A), transport, behaviour=BEHAVIOURS[browser])

    assert len(outcome.requests) == sent
    assert outcome.failure and outcome.failure.reason.endswith("MissingAllowOriginHeader")


@pytest.mark.parametrize(
    ("browser", "changes", "status"),
    [
        ("firefox", {}, 0),
        ("firefox", {"api": "fetch"}, None),
        ("firefox", {"method": "POST"}, None),
        ("firefox", {"url": f"{API}/notes"}, None),
        ("standard", {}, None),
    ],
)
def test_silence_is_an_answer_to_a_put_of_the_page(
    browser: Browser, changes: dict[str, Any], status: int | None
) -> None:
    call = asked(**{"api": "xhr", "url": f"{PAGE}/x"} | PUT | changes)

    outcome = fetch(call, always(NetworkFailure("dropped")), behaviour=BEHAVIOURS[browser])

    assert (outcome.status, outcome.readable_headers) == (status, [])


@pytest.mark.parametrize(
    ("browser", "why"),
    [
        ("standard", "PreflightDisallowedRedirect"),
        ("firefox", "RedirectContainsCredentials"),
    ],
)
@pytest.mark.parametrize(
    ("url", "location"),
    [("http://u@localhost:5001/notes", "x"), (f"{API}/notes", "http://:p@localhost:5001/x")],
)
def test_preflights_redirect_is_refused_for_its_user_name(
    browser: Browser, why: str, url: str, location: str
) -> None:
    call = asked(**PUT, api="xhr", url=url)

    outcome = fetch(
        call, always(answer(("Location", location), status=302)), behaviour=BEHAVIOURS[browser]
    )

    assert outcome.failure and outcome.failure.reason == why


@pytest.mark.parametrize(
    ("browser", "api", "mime", "asks"),
    [
        ("standard", "xhr", "text/plain;" + "x" * 128, True),
        ("firefox", "xhr", "text/plain;" + "x" * 128, False),
        ("firefox", "xhr", 'text/plain;x="1"', True),
        ("firefox", "xhr", "text/html", True),
        ("firefox", "fetch", "text/plain;" + "x" * 128, True),
    ],
)
def test_type_of_an_xhrs_body_is_not_measured(
    browser: Browser, api: str, mime: str, asks: bool
) -> None:
    call = asked(method="POST", api=api, body=Body("blob", mime))

    outcome = fetch(call, always(answer((HEADERS, "*"))), behaviour=BEHAVIOURS[browser])

    assert (outcome.requests[0].kind == "preflight") is asks


@pytest.mark.parametrize(
    ("browser", "type_", "asks"),
    [
        ("standard", 'text/plain;charset="x"', False),
        ("firefox", 'text/plain;charset="x"', True),
        ("firefox", "text/plain;charset=x, y/z", True),
        ("firefox", "text/plain;charset=x;", True),
        ("firefox", "text/plain;charset=x;x= y", True),
        ("firefox", "text/plain;charset=x;;y", False),
        ("firefox", "text/plain;charset=x;y=" + "z" * 105, False),
        ("firefox", "text/plain;charset=x;y=" + "z" * 106, True),
    ],
)
def test_content_type_of_an_xhr_is_judged_as_set_and_as_sent(
    browser: Browser, type_: str, asks: bool
) -> None:
    headers = (("Content-Type", type_),)
    call = asked(method="POST", api="xhr", headers=headers, body=Body("text"))

    outcome = fetch(call, always(answer((HEADERS, "*"))), behaviour=BEHAVIOURS[browser])

    assert (outcome.requests[0].kind == "preflight") is asks


def test_line_of_a_bad_port_has_the_fragment_of_the_url_before() -> None:
    call = asked(url=f"{API}/notes#f")
    outcome = fetch(
        call,
        always(answer(("Location", "http://localhost:6000/"), status=303)),
        behaviour=BEHAVIOURS["firefox"],
    )

    assert str(firefox_line(call, outcome)).startswith(f"{BLOCKED} {API}/notes#f. ")
