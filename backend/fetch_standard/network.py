"""Over the transport, to the server and back.

https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
"""

from backend.fetch_standard.deviations import Behaviour
from backend.fetch_standard.headers import HeaderList
from backend.fetch_standard.model import (
    HttpRequest,
    HttpResponse,
    Kind,
    NetworkFailure,
    Transport,
)
from backend.fetch_standard.reasons import Reason
from backend.fetch_standard.request import FetchRequest
from backend.fetch_standard.syntax import is_token
from backend.fetch_standard.trace import Trace
from backend.fetch_standard.urls import is_same_origin, parse_url

FAILURES: dict[str, Reason] = {
    "refused": "ConnectionRefused",
    "dns": "NameNotResolved",
    "dropped": "EmptyResponse",
    "unrecorded": "NotRecorded",
}
STRICT_POLICIES = (
    "strict-origin",
    "strict-origin-when-cross-origin",
    "no-referrer-when-downgrade",
)


def send_preflight(
    request: FetchRequest, headers: HeaderList, transport: Transport, trace: Trace
) -> HttpResponse:
    """Send a CORS-preflight request, which always has an Origin, and return its response."""
    origin = request.serialized_origin
    return _send("preflight", "OPTIONS", request, origin, headers, transport, trace)


def send(
    request: FetchRequest, behaviour: Behaviour, transport: Transport, trace: Trace
) -> HttpResponse:
    """Send the request itself and return its response."""
    origin = origin_header(request, behaviour)
    return _send("request", request.method, request, origin, request.headers, transport, trace)


def _send(
    kind: Kind,
    method: str,
    request: FetchRequest,
    origin: str | None,
    headers: HeaderList,
    transport: Transport,
    trace: Trace,
) -> HttpResponse:
    url = request.current_url
    message = HttpRequest(kind, method, url.as_sent, origin, headers)
    answer = transport(message)
    if not isinstance(answer, NetworkFailure) or answer.error == "dropped":
        # A connection that is dropped was made: the server may have done what was asked.
        trace.sent.append(message)
        trace.server_executed |= kind == "request"
    if isinstance(answer, NetworkFailure):
        reason = FAILURES[answer.error]
        trace.failed("http-network-fetch/connection", reason, url, error=answer.error)
    return HttpResponse(answer.status, _parsed_headers(answer.headers))


def _parsed_headers(headers: HeaderList) -> HeaderList:
    """Return the headers as an HTTP parser leaves them: no odd names, no blanks around values."""
    return tuple((name, value.strip(" \t")) for name, value in headers if is_token(name))


def origin_header(request: FetchRequest, behaviour: Behaviour) -> str | None:
    """Return the value of the request's Origin header, None when it has none.

    https://fetch.spec.whatwg.org/#append-a-request-origin-header
    """
    if request.response_tainting == "cors":
        return request.serialized_origin
    if request.method in ("GET", "HEAD"):
        return None
    if behaviour.nulls_origin_at_first_crossing and request.has_crossed_origins:
        return "null"
    spared = behaviour.referrer_policy_spares_origin
    if request.mode != "cors" and not spared and _policy_hides_origin(request):
        return "null"
    return request.serialized_origin


def _policy_hides_origin(request: FetchRequest) -> bool:
    policy = request.referrer_policy or "strict-origin-when-cross-origin"
    page, url = parse_url(request.origin), request.current_url
    if policy in STRICT_POLICIES:
        return page is not None and page.scheme == "https" and url.scheme != "https"
    crosses = not is_same_origin(request.origin, url.origin)
    return policy == "no-referrer" or (policy == "same-origin" and crosses)
