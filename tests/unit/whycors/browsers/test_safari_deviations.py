"""What Safari does otherwise than the standard, and the lines that it prints."""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import BEHAVIOURS, SAFARI, Browser
from backend.whycors.browsers.safari_cache import SafariCache
from backend.whycors.browsers.safari_line import safari_line
from backend.whycors.fetch_standard import (
    Body,
    HttpResponse,
    NetworkFailure,
    Outcome,
    Transport,
    fetch,
)
from tests.unit.whycors.browsers.deviating import (
    API,
    HEADERS,
    MAX_AGE,
    METHODS,
    ORIGIN,
    OTHER,
    PAGE,
    PUT,
    X_A,
    always,
    answer,
    asked,
    kinds_and_origins,
    redirects_once,
)

BEARER: dict[str, Any] = {"headers": (("Authorization", "Bearer x"),)}
BLOCKED = f"Fetch API cannot load {API}/notes due to access control checks."
NOT_FOUND = HttpResponse(404)


def fetched(transport: Transport, browser: Browser = "safari", **changes: Any) -> Outcome:
    return fetch(asked(**changes), transport, behaviour=BEHAVIOURS[browser])


def reason(outcome: Outcome) -> str | None:
    return outcome.failure.reason if outcome.failure else None


@pytest.mark.parametrize(
    ("browser", "expected"),
    [("standard", "PreflightMissingAllowOriginHeader"), ("safari", "PreflightInvalidStatus")],
)
def test_status_of_a_preflight_comes_before_its_headers(browser: Browser, expected: str) -> None:
    assert reason(fetched(always(NOT_FOUND), browser, **PUT)) == expected


@pytest.mark.parametrize(
    ("value", "is_safelisted"),
    [
        ("bytes=0-9", True),
        ("BYTES=0-", True),
        ("bytes=+0-\f9", True),
        ("bytes=9-0", False),
        ("bytes=-9", False),
        ("bytes= 0-9", False),
        ("bytes=0-" + "9" * 19, False),
    ],
)
def test_range_needs_no_permission(value: str, is_safelisted: bool) -> None:
    outcome = fetched(always(answer()), headers=(("Range", value),))

    assert (outcome.outcome == "readable") is is_safelisted


def test_stream_is_not_sent() -> None:
    outcome = fetched(always(answer()), method="POST", body=Body("stream"))

    assert (reason(outcome), outcome.requests) == ("StreamNotSupported", [])


@pytest.mark.parametrize(("browser", "kind"), [("standard", "request"), ("safari", "preflight")])
def test_preflight_goes_before_what_a_redirect_made_simple(browser: Browser, kind: str) -> None:
    json = {"method": "POST", "headers": (("Content-Type", "application/json"),)}

    outcome = fetched(redirects_once(303, "/x"), browser, **json)

    assert kinds_and_origins(outcome)[2][0] == kind


def test_preflight_asks_for_the_authorization_that_a_redirect_took_away() -> None:
    *_, preflight, request = fetched(redirects_once(307, f"{OTHER}/x"), **BEARER).requests

    assert ("Access-Control-Request-Headers", "authorization") in preflight.headers
    assert request.headers == ()


@pytest.mark.parametrize(("browser", "origin"), [("standard", None), ("safari", PAGE)])
def test_get_that_was_a_post_keeps_its_origin(browser: Browser, origin: str | None) -> None:
    home = {"url": f"{PAGE}/notes", "method": "POST"}

    def transport(sent: Any) -> HttpResponse:
        is_first = sent.url == home["url"]
        return HttpResponse(303, (("Location", "/x"),)) if is_first else HttpResponse(200)

    assert fetched(transport, browser, **home).requests[-1].origin == origin


@pytest.mark.parametrize(
    ("browser", "expected"), [("standard", None), ("safari", "WildcardOriginNotAllowed")]
)
def test_wildcard_of_a_redirect_is_refused_to_what_began_at_home(
    browser: Browser, expected: str | None
) -> None:
    there = {f"{PAGE}/notes": f"{API}/1", f"{API}/1": f"{API}/2"}

    def transport(sent: Any) -> HttpResponse:
        location = there.get(sent.url)
        return answer(("Location", location), status=302) if location else answer()

    assert reason(fetched(transport, browser, url=f"{PAGE}/notes")) == expected


@pytest.mark.parametrize(("location", "outcome"), [(None, "readable"), ("/x", "network-error")])
def test_redirect_without_location_is_none_to_mode_error(
    location: str | None, outcome: str
) -> None:
    headers = (("Location", location),) if location else ()

    assert fetched(always(answer(*headers, status=302)), redirect="error").outcome == outcome


@pytest.mark.parametrize(
    ("values", "seconds"),
    [([], 5), (["7"], 7), (["+7"], 7), (["-1"], 0), (["7", "7"], 5), (["9" * 20], 5), (["x"], 5)],
)
def test_max_age_is_a_signed_number(values: list[str], seconds: int) -> None:
    assert SafariCache().max_age(values) == seconds


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_answer_that_refuses_one_method_still_allows_another(method: str) -> None:
    cache = SafariCache()
    transport = always(answer((METHODS, "DELETE"), (MAX_AGE, "60")))
    fetch(asked(**PUT), transport, cache, SAFARI)

    outcome = fetch(asked(method=method), transport, cache, SAFARI)

    assert kinds_and_origins(outcome)[0][0] == ("request" if method == "DELETE" else "preflight")


@pytest.mark.parametrize(
    ("transport", "changes", "lines"),
    [
        (
            always(NOT_FOUND),
            {},
            [f"Origin {PAGE} is not allowed by {ORIGIN}. Status code: 404", BLOCKED],
        ),
        (
            always(answer()),
            {"headers": (("x-a", "1"), ("authorization", "x"))},
            [f"Request header field Authorization is not allowed by {HEADERS}.", BLOCKED],
        ),
        (
            always(answer((METHODS, "GET PUT"))),
            PUT,
            [f"Header {METHODS} has an invalid value: GET PUT", BLOCKED],
        ),
        (
            redirects_once(302, "http://u:p@localhost:5001/x"),
            {},
            [
                "Cross-origin redirection to http://localhost:5001/x denied by Cross-Origin "
                "Resource Sharing policy: redirection URL http://u:p@localhost:5001/x has "
                "credentials",
                BLOCKED,
            ],
        ),
        (always(answer()), {"mode": "same-origin"}, [f"Fetch API cannot load {API}/notes."]),
        (always(NetworkFailure("refused")), PUT, ["Could not connect to the server.", BLOCKED]),
        (always(NetworkFailure("refused")), {}, []),
        (always(NOT_FOUND), {"method": "TRACE"}, []),
        (
            always(NOT_FOUND),
            {"api": "element", "destination": "script"},
            [
                f"Origin {PAGE} is not allowed by {ORIGIN}. Status code: 404",
                "Cross-origin script load denied by Cross-Origin Resource Sharing policy.",
            ],
        ),
        (
            always(NOT_FOUND),
            {"api": "element", "destination": "video"},
            [f"Origin {PAGE} is not allowed by {ORIGIN}. Status code: 404"],
        ),
    ],
)
def test_safari_prints(transport: Transport, changes: dict[str, Any], lines: list[str]) -> None:
    call = asked(**changes)

    line = safari_line(call, fetch(call, transport, behaviour=SAFARI))

    assert (line or "").split("\n") == (lines or [""])


def test_line_names_the_status_whatever_another_browser_finds_wrong() -> None:
    call = asked(**PUT | X_A)

    line = safari_line(call, fetch(call, always(NOT_FOUND)))

    assert line == f"Preflight response is not successful. Status code: 404\n{BLOCKED}"
