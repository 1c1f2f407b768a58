"""The headers that script may not read of an answer, and what to send so that it may."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..fetch_standard import (
    HttpRequest,
    HttpResponse,
    Outcome,
    Request,
    parse_token_list,
    values_of,
)
from .changes import HeaderChange, on_of

EXPOSE_HEADERS = "Access-Control-Expose-Headers"
#: What script has no use for: it is for the browser, or for whoever runs the server.
_NOBODYS = frozenset(
    (
        "accept-ranges", "age", "allow", "alt-svc", "cache-status", "cf-cache-status", "cf-ray",
        "connection", "content-encoding", "content-security-policy",
        "content-security-policy-report-only", "date", "expect-ct", "keep-alive", "location",
        "nel", "permissions-policy", "referrer-policy", "report-to", "reporting-endpoints",
        "server", "server-timing", "strict-transport-security", "timing-allow-origin", "trailer",
        "transfer-encoding", "upgrade", "vary", "via", "x-cache", "x-content-type-options",
        "x-dns-prefetch-control", "x-frame-options", "x-permitted-cross-domain-policies",
        "x-powered-by", "x-robots-tag", "x-served-by", "x-ua-compatible", "x-varnish",
        "x-xss-protection",
    )
)  # fmt: skip
_COOKIE_HEADERS = ("set-cookie", "set-cookie2")
#: Statuses of answers whose Location is where the new thing is, or what tells of it.
_CREATED = (201, 202)


@dataclass(frozen=True)
class Exposure:
    """The header with which script may read the `names`, too, and the option of CORS() for it."""

    names: tuple[str, ...]
    change: HeaderChange
    option: str


def exposure(
    asked: Request, request: HttpRequest, answer: HttpResponse, names: Sequence[str]
) -> Exposure:
    """Return how `answer`, the last one to what script `asked`, exposes these headers as well."""
    before = values_of(answer.headers, EXPOSE_HEADERS.lower())
    listed = parse_token_list(before) or []
    if asked.credentials == "include":
        listed = [name for name in listed if name != "*"]  # a name like any other, and nobody's
    exposed = list(dict.fromkeys([*listed, *names]))
    on = on_of(request, answer)
    change = HeaderChange(on, request.url, EXPOSE_HEADERS, tuple(before), ", ".join(exposed))
    return Exposure(tuple(names), change, f"expose_headers={exposed!r}")


def hidden_names(asked: Request, outcome: Outcome, answer: HttpResponse) -> list[str]:
    """Return the headers of the last answer that script may not read, as they are spelled.

    There are none where script reads no headers at all, as of an opaque response, or of what an
    element asked for. CORS headers and Set-Cookie are left out.
    """
    if outcome.outcome != "readable" or asked.api == "element":
        return []
    readable = set(outcome.readable_headers)
    names = {name.lower(): name for name, _ in reversed(answer.headers)}
    return [
        name
        for known, name in reversed(names.items())
        if known not in readable
        and known not in _COOKIE_HEADERS
        and not known.startswith("access-control-")
    ]


def wanted_names(asked: Request, outcome: Outcome, answer: HttpResponse) -> list[str]:
    """Return those of the hidden headers that script may want to read.

    What is for the browser, or for whoever runs the server, is not among them; the Location of
    what was created is for script.
    """
    nobodys = _NOBODYS - ({"location"} if answer.status in _CREATED else set())
    return [
        name
        for name in hidden_names(asked, outcome, answer)
        if name.lower() not in nobodys and not name.lower().startswith("cross-origin-")
    ]
