"""Requests and answers in which browsers differ, for the tests of their deviations."""

from typing import Any

from backend.whycors.fetch_standard import (
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Outcome,
    Request,
    Transport,
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
