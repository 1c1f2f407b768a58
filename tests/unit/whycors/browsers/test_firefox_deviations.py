"""What Firefox does otherwise than the standard, each deviation beside the standard's way."""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.browsers.firefox_line import firefox_line
from backend.whycors.fetch_standard import (
    Body,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    fetch,
)
from tests.unit.whycors.browsers.deviating import (
    API,
    BLOCKED,
    HEADERS,
    METHODS,
    ORIGIN,
    OTHER,
    PAGE,
    PUT,
    X_A,
    always,
    answer,
    asked,
)


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
