"""Over the transport, to the server and back.

https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
"""

from .deviations import Behaviour
from .headers import HeaderList, names
from .model import (
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Transport,
)
from .reasons import Reason
from .request import FetchRequest
from .syntax import is_token
from .trace import Trace
from .urls import Url, is_same_origin, parse_url

FAILURES: dict[str, Reason] = {
    "refused": "ConnectionRefused",
    "dns": "NameNotResolved",
    "dropped": "EmptyResponse",
    "unrecorded": "NotRecorded",
}
PROXY_AUTHENTICATION_REQUIRED = 407
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
STRICT_POLICIES = (
    "strict-origin",
    "strict-origin-when-cross-origin",
    "no-referrer-when-downgrade",
)


def send_preflight(
    request: FetchRequest,
    headers: HeaderList,
    behaviour: Behaviour,
    transport: Transport,
    trace: Trace,
) -> HttpResponse:
    """Send a CORS-preflight request, which always has an Origin, and return its response."""
    url, origin = request.current_url, request.preflight_origin(behaviour)
    message = HttpRequest("preflight", "OPTIONS", url.as_sent, origin, headers)
    return _received(_answer_to(message, behaviour, transport, trace), url, behaviour, trace)


def send(
    request: FetchRequest, behaviour: Behaviour, transport: Transport, trace: Trace
) -> HttpResponse:
    """Send the request itself and return its response."""
    url, origin = request.current_url, origin_header(request, behaviour)
    message = HttpRequest("request", request.method, url.as_sent, origin, request.headers)
    answer = _answer_to(message, behaviour, transport, trace)
    is_own_put = (request.api, request.method, request.response_tainting) == ("xhr", "PUT", "basic")
    if answer == NetworkFailure("dropped") and is_own_put and behaviour.takes_silence_for_an_answer:
        return HttpResponse(0)
    return _received(answer, url, behaviour, trace)


def _answer_to(
    message: HttpRequest, behaviour: Behaviour, transport: Transport, trace: Trace
) -> HttpResponse | NetworkFailure:
    """Return what comes back, at the last of the browser's attempts."""
    answer = _try(message, transport, trace)
    attempts = behaviour.attempts_at_safe_requests if message.method in SAFE_METHODS else 1
    for _ in range(attempts - 1):
        if isinstance(answer, NetworkFailure) and answer.error == "dropped":
            answer = _try(message, transport, trace)
    return answer


def _received(
    answer: HttpResponse | NetworkFailure, url: Url, behaviour: Behaviour, trace: Trace
) -> HttpResponse:
    """Return the response as the browser reads it. Raises NetworkError where it reads none."""
    if isinstance(answer, NetworkFailure):
        reason = FAILURES[answer.error]
        trace.failed("http-network-fetch/connection", reason, url, error=answer.error)
    if any("\0" in name + value for name, value in answer.headers):
        trace.failed("http-network-fetch/response", "InvalidHttpResponse", url, fault="nul")
    if answer.status == PROXY_AUTHENTICATION_REQUIRED and behaviour.refuses_proxy_authentication:
        trace.failed("http-network-fetch/response", "UnexpectedProxyAuth", url, fault="proxy")
    headers = _parsed_headers(answer.headers)
    if behaviour.ignores_empty_lines:
        headers = _without_empty_lines(headers)
    return HttpResponse(answer.status, headers)


def _try(message: HttpRequest, transport: Transport, trace: Trace) -> HttpResponse | NetworkFailure:
    answer = transport(message)
    if not isinstance(answer, NetworkFailure) or answer.error == "dropped":
        # A connection that is dropped was made: the server may have done what was asked.
        trace.sent.append(message)
        trace.server_executed |= message.kind == "request"
    return answer


def _without_empty_lines(headers: HeaderList) -> HeaderList:
    """Return the headers without their empty lines, where the name has others."""
    filled = names(header for header in headers if header[1])
    filled.discard("access-control-allow-origin")
    return tuple(h for h in headers if h[1] or h[0].lower() not in filled)


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
