"""CORS-preflight fetch: https://fetch.spec.whatwg.org/#cors-preflight-fetch-0"""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.fetch_standard import Body, HttpResponse, NetworkFailure
from tests.unit.whycors.fetch_standard.calls import (
    CLOSED,
    INCLUDE,
    JSON,
    OPEN,
    PAGE,
    PUT,
    URL,
    answer,
    asked,
    failed_step,
    kinds,
    origins,
    reason,
    redirect,
    run,
)

BEARER = {"headers": (("Authorization", "Bearer x"),)}
#: What allows a request with credentials, apart from its method and headers.
NAMED = {"allow_origin": PAGE, "allow_credentials": "true"}


@pytest.mark.parametrize(
    "request_", [{}, {"method": "head"}, {"method": "POST", "body": Body("text")}]
)
def test_safelisted_request_needs_no_preflight(request_: dict[str, Any]) -> None:
    assert kinds(run(asked(**request_))) == ["request"]


def test_same_origin_request_needs_no_preflight() -> None:
    assert kinds(run(asked(url=PAGE, **PUT), CLOSED)) == ["request"]


def test_preflight_asks_for_method_and_headers() -> None:
    headers = (("X-B", "1"), ("x-a", "2"), ("Accept", "*/*"))

    sent = run(asked(**PUT, headers=headers)).requests[0]

    assert (sent.kind, sent.method, sent.url, sent.origin) == ("preflight", "OPTIONS", URL, PAGE)
    assert sent.headers == (
        ("Access-Control-Request-Method", "PUT"),
        ("Access-Control-Request-Headers", "x-a,x-b"),
    )


@pytest.mark.parametrize(
    ("request_", "preflight", "why", "step"),
    [
        (PUT, CLOSED, "PreflightMissingAllowOriginHeader", "cors-check/allow-origin"),
        (PUT, HttpResponse(404), "PreflightMissingAllowOriginHeader", "cors-check/allow-origin"),
        (
            PUT,
            answer(allow_origin="foo"),
            "PreflightInvalidAllowOriginValue",
            "cors-check/origin",
        ),
        (
            PUT,
            answer(allow_origin=f"{PAGE}, {PAGE}"),
            "PreflightMultipleAllowOriginValues",
            "cors-check/origin",
        ),
        (
            PUT,
            answer(allow_origin="null"),
            "PreflightAllowOriginMismatch",
            "cors-check/origin",
        ),
        (PUT | INCLUDE, OPEN, "PreflightWildcardOriginNotAllowed", "cors-check/origin"),
        (
            PUT | INCLUDE,
            answer(allow_origin=PAGE),
            "PreflightInvalidAllowCredentials",
            "cors-check/credentials",
        ),
        (PUT, answer(404), "PreflightInvalidStatus", "cors-preflight-fetch/ok-status"),
        (PUT, answer(304), "PreflightInvalidStatus", "cors-preflight-fetch/ok-status"),
        (PUT, answer(302), "PreflightInvalidStatus", "cors-preflight-fetch/ok-status"),
        (PUT, redirect("/x"), "PreflightDisallowedRedirect", "cors-preflight-fetch/redirect"),
        (
            PUT,
            answer(allow_methods="PUT DELETE"),
            "InvalidAllowMethodsPreflightResponse",
            "cors-preflight-fetch/parse-methods",
        ),
        (
            PUT,
            answer(allow_methods="PUT", allow_headers="a;b"),
            "InvalidAllowHeadersPreflightResponse",
            "cors-preflight-fetch/parse-headers",
        ),
        (PUT, OPEN, "MethodDisallowedByPreflightResponse", "cors-preflight-fetch/method"),
        (JSON, OPEN, "HeaderDisallowedByPreflightResponse", "cors-preflight-fetch/header"),
    ],
)
def test_refused_preflight_leaves_the_server_alone(
    request_: dict[str, Any], preflight: HttpResponse, why: str, step: str
) -> None:
    outcome = run(asked(**request_), preflight=preflight)

    assert (reason(outcome), failed_step(outcome)) == (why, step)
    assert outcome.failure is not None and outcome.failure.is_cors_error
    assert (kinds(outcome), outcome.server_executed) == (["preflight"], False)


@pytest.mark.parametrize("status", [200, 204, 299])
def test_any_ok_status_will_do(status: int) -> None:
    assert run(asked(**PUT), preflight=answer(status, allow_methods="PUT")).outcome == "readable"


@pytest.mark.parametrize(
    ("method", "allowed", "credentials", "is_allowed"),
    [
        ("PUT", "PUT", "omit", True),
        ("PUT", " ,GET,\tPUT ,,", "omit", True),
        ("PUT", "put", "omit", False),
        ("PUT", "", "omit", False),
        ("PUT", "*", "omit", True),
        ("PUT", "*", "include", False),
        ("PUT", "PUT", "include", True),
        ("patch", "PATCH", "omit", False),
        ("patch", "patch", "omit", True),
        ("*", "*", "include", True),
    ],
)
def test_method_must_be_listed_or_covered(
    method: str, allowed: str, credentials: str, is_allowed: bool
) -> None:
    preflight = answer(200, **NAMED, allow_methods=allowed)

    outcome = run(asked(method=method, credentials=credentials), preflight, preflight)

    assert reason(outcome) == (None if is_allowed else "MethodDisallowedByPreflightResponse")


def test_methods_of_several_lines_count_together() -> None:
    lines = tuple(("access-control-allow-methods", value) for value in ("GET", "PUT"))

    assert run(asked(**PUT), preflight=answer(200, *lines)).outcome == "readable"


def test_safelisted_method_need_not_be_listed() -> None:
    preflight = answer(allow_methods="PUT", allow_headers="content-type")

    assert run(asked(**JSON), preflight=preflight).outcome == "readable"


def test_forced_preflight_stands_in_for_absent_methods() -> None:
    stream = asked(**PUT, body=Body("stream"))

    assert run(stream, preflight=OPEN).outcome == "readable"
    assert run(stream, preflight=answer(allow_methods="")).outcome == "network-error"


@pytest.mark.parametrize(
    ("name", "allowed", "credentials", "is_allowed"),
    [
        ("X-A", "x-a", "omit", True),
        ("x-a", "X-B, X-A", "include", True),
        ("X-A", "*", "omit", True),
        ("X-A", "*", "include", False),
        ("X-A", "x-b", "omit", False),
        ("*", "*", "include", True),
        ("Authorization", "*", "omit", False),
        ("Authorization", "AUTHORIZATION", "omit", True),
        ("Authorization", "*, authorization", "omit", True),
    ],
)
def test_header_must_be_listed_or_covered(
    name: str, allowed: str, credentials: str, is_allowed: bool
) -> None:
    preflight = answer(200, **NAMED, allow_headers=allowed)

    outcome = run(asked(headers=((name, "1"),), credentials=credentials), preflight, preflight)

    assert reason(outcome) == (None if is_allowed else "HeaderDisallowedByPreflightResponse")


def test_wildcard_covers_authorization_in_browsers_alone() -> None:
    preflight = answer(allow_headers="*")

    assert run(asked(**BEARER), preflight=preflight).outcome == "network-error"
    browsers: tuple[Browser, ...] = ("chromium", "firefox")
    for browser in browsers:
        outcome = run(asked(**BEARER), preflight=preflight, browser=browser)
        assert outcome.outcome == "readable"


def test_method_is_named_before_a_header() -> None:
    outcome = run(asked(**PUT, headers=(("X-A", "1"),)))

    assert reason(outcome) == "MethodDisallowedByPreflightResponse"


def test_first_disallowed_header_is_named() -> None:
    outcome = run(asked(headers=(("X-B", "1"), ("X-A", "1"))))

    assert outcome.failure is not None and outcome.failure.parameter == "x-a"


def test_real_response_is_checked_as_well() -> None:
    outcome = run(asked(**PUT), CLOSED, answer(allow_methods="PUT"))

    assert reason(outcome) == "MissingAllowOriginHeader"
    assert (kinds(outcome), origins(outcome)) == (["preflight", "request"], [PAGE, PAGE])
    assert outcome.server_executed


@pytest.mark.parametrize(
    ("error", "why", "sent"),
    [
        ("refused", "ConnectionRefused", []),
        ("dns", "NameNotResolved", []),
        ("dropped", "EmptyResponse", ["preflight"]),
    ],
)
def test_preflight_without_answer_is_no_cors_error(error: Any, why: str, sent: list[str]) -> None:
    outcome = run(asked(**PUT), preflight=NetworkFailure(error))

    assert (reason(outcome), kinds(outcome)) == (why, sent)
    assert outcome.failure is not None and not outcome.failure.is_cors_error
    assert not outcome.server_executed
