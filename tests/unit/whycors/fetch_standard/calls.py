"""What the tests of the algorithm share: a page, its requests, and servers that answer."""

from typing import Any

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.fetch_standard import (
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Outcome,
    PreflightCache,
    Request,
    Transport,
    fetch,
)

PAGE, API, OTHER = "http://localhost:8000", "http://localhost:5001", "http://127.0.0.1:5003"
URL = f"{API}/notes"
INCLUDE = {"credentials": "include"}
PUT = {"method": "PUT"}
JSON = {"method": "POST", "headers": (("Content-Type", "application/json"),)}


def asked(**changes: Any) -> Request:
    """Return a page's request, a cross-origin GET by default."""
    return Request(**{"origin": PAGE, "url": URL} | changes)


def answer(status: int = 200, *headers: tuple[str, str], **acs: str) -> HttpResponse:
    """Return a response; `acs` are Access-Control headers, `allow_origin` is `*` by default."""
    named = {"allow_origin": "*"} | acs
    access = tuple(
        (f"Access-Control-{name.replace('_', '-').title()}", value) for name, value in named.items()
    )
    return HttpResponse(status, (*access, *headers))


def redirect(location: str, status: int = 302, **acs: str) -> HttpResponse:
    return answer(status, ("Location", location), **acs)


OPEN = answer()
CLOSED = HttpResponse(200)
PINNED = answer(allow_origin=PAGE, allow_credentials="true")


def run(
    request: Request,
    response: HttpResponse | NetworkFailure = OPEN,
    preflight: HttpResponse | NetworkFailure | None = None,
    browser: Browser = "standard",
    cache: PreflightCache | None = None,
) -> Outcome:
    """Fetch from a server that answers all requests alike, and preflights by `preflight`."""

    def transport(sent: HttpRequest) -> HttpResponse | NetworkFailure:
        return preflight if preflight and sent.kind == "preflight" else response

    return fetch(request, transport, cache, BEHAVIOURS[browser])


def by_url(table: dict[str, HttpResponse]) -> Transport:
    """Return a server that answers by URL; for any other URL it shares with everybody."""
    return lambda sent: OPEN if sent.kind == "preflight" else table.get(sent.url, OPEN)


def reason(outcome: Outcome) -> str | None:
    return outcome.failure.reason if outcome.failure else None


def failed_step(outcome: Outcome) -> str | None:
    return outcome.failed_step.id if outcome.failed_step else None


def kinds(outcome: Outcome) -> list[str]:
    return [sent.kind for sent in outcome.requests]


def origins(outcome: Outcome) -> list[str | None]:
    return [sent.origin for sent in outcome.requests]
