"""The rules of the algorithm, each where the standard states it."""

from typing import Any

import pytest

from backend.fetch_standard import (
    Body,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Outcome,
    PreflightCache,
    Request,
    fetch,
)
from backend.fetch_standard.headers import (
    cors_unsafe_request_header_names,
    is_cors_safelisted_request_header,
    is_forbidden_request_header,
)
from backend.fetch_standard.model import Browser
from backend.fetch_standard.request import normalize_method
from backend.fetch_standard.syntax import parse_token_list

PAGE, API, OTHER = "http://localhost:8000", "http://localhost:5001", "http://127.0.0.1:5003"
OPEN = HttpResponse(200, (("Access-Control-Allow-Origin", "*"),))


def asked(**changes: Any) -> Request:
    return Request(**{"origin": PAGE, "url": f"{API}/notes"} | changes)


def run(
    request: Request,
    response: HttpResponse | NetworkFailure = OPEN,
    preflight: HttpResponse | None = None,
    browser: Browser = "standard",
) -> Outcome:
    def transport(sent: HttpRequest) -> HttpResponse | NetworkFailure:
        return preflight if preflight and sent.kind == "preflight" else response

    return fetch(request, transport, browser=browser)


def reason(outcome: Outcome) -> str | None:
    return outcome.failure.reason if outcome.failure else None


@pytest.mark.parametrize(
    ("method", "normalized"),
    [("get", "GET"), ("pOsT", "POST"), ("delete", "DELETE"), ("patch", "patch"), ("Foo", "Foo")],
)
def test_only_six_methods_are_normalized(method: str, normalized: str) -> None:
    assert normalize_method(method) == normalized


@pytest.mark.parametrize(
    ("name", "value", "safelisted"),
    [
        ("Accept", "*/*", True),
        ("accept", "a" * 128, True),
        ("accept", "a" * 129, False),
        ("accept", 'x="y"', False),
        ("accept-language", "en;q=0.5", True),
        ("accept-language", "en_US", False),
        ("content-type", "Text/Plain; charset=x", True),
        ("content-type", "application/json", False),
        ("content-type", "text/plain, x/y", False),
        ("range", "bytes=0-", True),
        ("range", "bytes=-5", False),
        ("range", "bytes=9-1", False),
        ("x-requested-with", "1", False),
    ],
)
def test_safelisted_request_header_goes_by_name_and_value(
    name: str, value: str, safelisted: bool
) -> None:
    assert is_cors_safelisted_request_header(name, value) is safelisted


def test_many_safelisted_headers_are_unsafe_together() -> None:
    nine = tuple(("accept", "a" * 128) for _ in range(9))

    assert cors_unsafe_request_header_names(nine[:8]) == []
    assert cors_unsafe_request_header_names(nine) == ["accept"]


@pytest.mark.parametrize("name", ["Cookie", "sec-fetch-mode", "Proxy-X", "HOST", "origin"])
def test_page_cannot_set_the_header(name: str) -> None:
    assert is_forbidden_request_header(name, "x")


def test_method_override_is_forbidden_for_forbidden_methods() -> None:
    assert is_forbidden_request_header("X-HTTP-Method", "put, trace")
    assert not is_forbidden_request_header("X-HTTP-Method", "put")


def test_token_list_fails_as_a_whole() -> None:
    assert parse_token_list(["a, b", " ,c"]) == ["a", "b", "c"]
    assert parse_token_list(["a b"]) is None


@pytest.mark.parametrize(
    ("headers", "credentials", "why"),
    [
        ([], "same-origin", "MissingAllowOriginHeader"),
        (["*"], "include", "WildcardOriginNotAllowed"),
        ([PAGE, PAGE], "same-origin", "MultipleAllowOriginValues"),
        ([f"{PAGE}/"], "same-origin", "AllowOriginMismatch"),
        (["null"], "same-origin", "AllowOriginMismatch"),
        (["foo"], "same-origin", "InvalidAllowOriginValue"),
        ([PAGE], "include", "InvalidAllowCredentials"),
        ([f" {PAGE}\t"], "same-origin", None),
    ],
)
def test_cors_check_goes_by_its_steps(
    headers: list[str], credentials: str, why: str | None
) -> None:
    response = HttpResponse(200, tuple(("Access-Control-Allow-Origin", h) for h in headers))

    outcome = run(asked(credentials=credentials), response)

    assert reason(outcome) == why
    assert outcome.server_executed


@pytest.mark.parametrize(
    ("status", "headers", "why"),
    [
        (200, {}, "PreflightMissingAllowOriginHeader"),
        (404, {"Access-Control-Allow-Origin": "*"}, "PreflightInvalidStatus"),
        (302, {"Location": "/x"}, "PreflightDisallowedRedirect"),
        (
            200,
            {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT DELETE"},
            "InvalidAllowMethodsPreflightResponse",
        ),
        (200, {"Access-Control-Allow-Origin": "*"}, "MethodDisallowedByPreflightResponse"),
        (
            200,
            {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT"},
            "HeaderDisallowedByPreflightResponse",
        ),
    ],
)
def test_refused_preflight_leaves_the_server_alone(
    status: int, headers: dict[str, str], why: str
) -> None:
    request = asked(method="PUT", headers=(("X-A", "1"),))

    outcome = run(request, preflight=HttpResponse(status, tuple(headers.items())))

    assert reason(outcome) == why
    assert [sent.kind for sent in outcome.requests] == ["preflight"]
    assert not outcome.server_executed


def test_wildcard_covers_authorization_in_browsers_alone() -> None:
    request = asked(headers=(("Authorization", "Bearer x"),))
    preflight = HttpResponse(200, (*OPEN.headers, ("Access-Control-Allow-Headers", "*")))

    assert reason(run(request, preflight=preflight)) == "HeaderDisallowedByPreflightResponse"
    assert run(request, preflight=preflight, browser="chromium").outcome == "readable"


def test_second_cross_origin_hop_has_a_null_origin() -> None:
    def transport(sent: HttpRequest) -> HttpResponse:
        if sent.url.startswith(API):
            return HttpResponse(302, (*OPEN.headers, ("Location", f"{OTHER}/x")))
        return HttpResponse(200, (("Access-Control-Allow-Origin", PAGE),))

    outcome = fetch(asked(), transport)

    assert [sent.origin for sent in outcome.requests] == [PAGE, "null"]
    assert reason(outcome) == "AllowOriginMismatch"


def test_twenty_first_redirect_is_one_too_many() -> None:
    outcome = run(asked(), HttpResponse(302, (*OPEN.headers, ("Location", "/notes"))))

    assert reason(outcome) == "TooManyRedirects"
    assert len(outcome.requests) == 21


@pytest.mark.parametrize(
    ("credentials", "readable"), [("same-origin", {"x-a", "etag"}), ("include", {"x-a"})]
)
def test_exposed_wildcard_is_a_name_with_credentials(credentials: str, readable: set[str]) -> None:
    response = HttpResponse(
        200,
        (
            ("Access-Control-Allow-Origin", PAGE),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Expose-Headers", "*, X-A"),
            ("X-A", "1"),
            ("ETag", "2"),
            ("Set-Cookie", "a=1"),
        ),
    )

    outcome = run(asked(credentials=credentials), response)

    assert readable == {name for name in outcome.readable_headers if name in ("x-a", "etag")}
    assert "set-cookie" not in outcome.readable_headers


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"url": "http://["}, "InvalidUrl"),
        ({"url": "http://u:p@localhost/"}, "UrlContainsCredentials"),
        ({"method": "trace"}, "ForbiddenMethod"),
        ({"method": "a b"}, "InvalidMethod"),
        ({"mode": "no-cors", "method": "PUT"}, "MethodNotAllowedInNoCorsMode"),
        ({"body": Body("text")}, "BodyNotAllowed"),
        ({"headers": (("a b", "x"),)}, "InvalidHeaderName"),
        ({"headers": (("x", "a\nb"),)}, "InvalidHeaderValue"),
        ({"mode": "same-origin"}, "DisallowedByMode"),
        ({"mode": "no-cors", "redirect": "manual"}, "NoCorsRedirectModeNotFollow"),
        ({"url": "http://localhost:6000/"}, "BadPort"),
    ],
)
def test_refused_arguments_send_nothing(changes: dict[str, Any], why: str) -> None:
    outcome = run(asked(**changes))

    assert (reason(outcome), outcome.requests) == (why, [])


@pytest.mark.parametrize(
    ("error", "why"),
    [("refused", "ConnectionRefused"), ("dns", "NameNotResolved"), ("dropped", "EmptyResponse")],
)
def test_failing_network_is_no_cors_error(error: Any, why: str) -> None:
    outcome = run(asked(), NetworkFailure(error))

    assert reason(outcome) == why
    assert outcome.failure is not None and not outcome.failure.is_cors_error


def test_local_network_access_is_no_cors_error() -> None:
    outcome = run(asked(origin="https://app.example"), browser="chromium")

    assert reason(outcome) == "LocalNetworkAccessPermissionDenied"
    assert outcome.failure is not None and not outcome.failure.is_cors_error


def test_cached_preflight_is_not_asked_again() -> None:
    cache = PreflightCache()
    allows = HttpResponse(200, (*OPEN.headers, ("Access-Control-Allow-Methods", "PUT")))

    kinds = [
        [sent.kind for sent in fetch(asked(method="PUT"), lambda _: allows, cache).requests]
        for _ in range(2)
    ]

    assert kinds == [["preflight", "request"], ["request"]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"credentials": "include"}, {"credentials": "omit"}),
        ({"headers": (("X-A", "1"),)}, {"headers": (("X-B", "1"),)}),
    ],
    ids=["made-with-credentials", "wildcard-header"],
)
@pytest.mark.parametrize(
    ("browser", "asks_again"), [("standard", False), ("chromium", False), ("firefox", True)]
)
def test_firefox_asks_again_where_others_remember(
    before: dict[str, Any], after: dict[str, Any], browser: Browser, asks_again: bool
) -> None:
    cache = PreflightCache()
    named = "credentials" in before
    allows = HttpResponse(
        200,
        (
            ("Access-Control-Allow-Origin", PAGE),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Methods", "PUT"),
            ("Access-Control-Allow-Headers", "x-a" if named else "*"),
        ),
    )

    fetch(asked(method="PUT", **before), lambda _: allows, cache, browser)
    again = fetch(asked(method="PUT", **after), lambda _: allows, cache, browser)

    assert ("preflight" in [sent.kind for sent in again.requests]) is asks_again


def test_max_age_of_zero_is_not_cached() -> None:
    cache = PreflightCache()
    headers = (*OPEN.headers, ("Access-Control-Allow-Methods", "PUT"))
    allows = HttpResponse(200, (*headers, ("Access-Control-Max-Age", "0")))

    for _ in range(2):
        outcome = fetch(asked(method="PUT"), lambda _: allows, cache)

    assert [sent.kind for sent in outcome.requests] == ["preflight", "request"]


def test_every_step_names_its_section() -> None:
    outcome = run(asked(method="PUT"), preflight=OPEN)

    assert all(step.anchor.startswith(("#", "https://")) for step in outcome.steps)
    assert outcome.failed_step is not None
    assert outcome.failed_step.id == "cors-preflight-fetch/method"
