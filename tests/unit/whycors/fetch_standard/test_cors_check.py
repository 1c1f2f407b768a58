"""The CORS check: https://fetch.spec.whatwg.org/#concept-cors-check"""

import pytest

from backend.whycors.fetch_standard import HttpResponse
from tests.unit.whycors.fetch_standard.calls import (
    CLOSED,
    INCLUDE,
    PAGE,
    asked,
    failed_step,
    reason,
    run,
)


def shared_with(*origins: str) -> HttpResponse:
    return HttpResponse(200, tuple(("access-control-ALLOW-origin", origin) for origin in origins))


@pytest.mark.parametrize(
    ("origins", "why", "step"),
    [
        ([], "MissingAllowOriginHeader", "cors-check/allow-origin"),
        (["*"], None, None),
        ([PAGE], None, None),
        ([f" {PAGE}\t"], None, None),
        ([f"{PAGE}\x0b"], "AllowOriginMismatch", "cors-check/origin"),
        (["* *"], "MultipleAllowOriginValues", "cors-check/origin"),
        (["*", "*"], "MultipleAllowOriginValues", "cors-check/origin"),
        ([PAGE, PAGE], "MultipleAllowOriginValues", "cors-check/origin"),
        ([f"{PAGE}/"], "AllowOriginMismatch", "cors-check/origin"),
        ([PAGE.upper()], "AllowOriginMismatch", "cors-check/origin"),
        (["http://localhost"], "AllowOriginMismatch", "cors-check/origin"),
        (["https://localhost:8000"], "AllowOriginMismatch", "cors-check/origin"),
        (["null"], "AllowOriginMismatch", "cors-check/origin"),
        (["foo"], "InvalidAllowOriginValue", "cors-check/origin"),
        ([""], "InvalidAllowOriginValue", "cors-check/origin"),
    ],
)
def test_allowed_origin_is_compared_byte_by_byte(
    origins: list[str], why: str | None, step: str | None
) -> None:
    outcome = run(asked(), shared_with(*origins))

    assert (reason(outcome), failed_step(outcome)) == (why, step)
    assert outcome.server_executed


@pytest.mark.parametrize(
    ("allowed", "why"), [("null", None), ("*", None), (PAGE, "AllowOriginMismatch")]
)
def test_opaque_origin_is_null(allowed: str, why: str | None) -> None:
    outcome = run(asked(origin="null"), shared_with(allowed))

    assert (reason(outcome), outcome.requests[0].origin) == (why, "null")


def test_wildcard_does_not_count_with_credentials() -> None:
    outcome = run(asked(**INCLUDE), shared_with("*"))

    assert (reason(outcome), failed_step(outcome)) == (
        "WildcardOriginNotAllowed",
        "cors-check/origin",
    )


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (["true"], None),
        ([" true "], None),
        (["True"], "InvalidAllowCredentials"),
        (["false"], "InvalidAllowCredentials"),
        ([""], "InvalidAllowCredentials"),
        ([], "InvalidAllowCredentials"),
        (["true", "true"], "InvalidAllowCredentials"),
    ],
)
def test_credentials_are_allowed_by_exactly_true(values: list[str], why: str | None) -> None:
    headers = tuple(("Access-Control-Allow-Credentials", value) for value in values)
    response = HttpResponse(200, (*shared_with(PAGE).headers, *headers))

    outcome = run(asked(**INCLUDE), response)

    assert reason(outcome) == why
    assert failed_step(outcome) == ("cors-check/credentials" if why else None)
    assert run(asked(credentials="omit"), response).outcome == "readable"


@pytest.mark.parametrize("status", [200, 204, 304, 401, 404, 500, 999])
def test_status_plays_no_part(status: int) -> None:
    shared = HttpResponse(status, shared_with("*").headers)

    assert run(asked(), shared).status == status
    assert reason(run(asked(), HttpResponse(status))) == "MissingAllowOriginHeader"


def test_same_origin_request_is_not_checked() -> None:
    outcome = run(asked(url=f"{PAGE}/x", **INCLUDE), CLOSED)

    assert (outcome.outcome, outcome.type, outcome.server_executed) == ("readable", "basic", True)


@pytest.mark.parametrize("url", ["http://localhost:8001/", "https://localhost:8000/"])
def test_port_and_scheme_are_parts_of_the_origin(url: str) -> None:
    assert reason(run(asked(url=url), CLOSED)) == "MissingAllowOriginHeader"


def test_default_port_is_left_out() -> None:
    outcome = run(asked(origin="http://localhost", url="http://localhost:80/x"), CLOSED)

    assert outcome.type == "basic"


def test_cors_check_counts_as_cors_error() -> None:
    failure = run(asked(), CLOSED).failure

    assert failure is not None and failure.is_cors_error
