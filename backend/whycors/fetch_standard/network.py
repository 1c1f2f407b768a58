"""Over the transport, to the server and back.

https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
"""

from collections.abc import Iterable

from .headers import HeaderList
from .model import Credentials, HttpRequest, HttpResponse, NetworkFailure, Transport
from .reasons import Reason
from .request import FetchRequest
from .response import Response
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


def http_network_or_cache_fetch(
    request: FetchRequest, transport: Transport, trace: Trace
) -> Response:
    """Send the request itself and return its response. No cache of responses is looked into.

    https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
    """
    # 8.12. Append a request Origin header.
    origin = request.sent_origin = origin_header(request)
    message = HttpRequest(
        "request", request.method, request.current_url.as_sent, origin, request.headers
    )
    # 11.2. The response is that of HTTP-network fetch.
    return http_network_fetch(request, message, transport, trace)


def includes_credentials(mode: Credentials, origin: str, urls: Iterable[Url]) -> bool:
    """Return whether a request of a page of `origin` has cookies, and its answer may set some.

    `urls` are those that it has gone to, redirects included: one of another origin is enough for
    it not to be the page's own any more. A preflight never has any.
    https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
    """
    stays = all(is_same_origin(url.origin, origin) for url in urls)
    return mode == "include" or (mode == "same-origin" and stays)


def origin_header(request: FetchRequest) -> str | None:
    """Return the value of the request's Origin header, None when it has none.

    https://fetch.spec.whatwg.org/#append-a-request-origin-header
    """
    # 3. If the response tainting is "cors", then append the serialized origin.
    if request.response_tainting == "cors":
        return request.serialized_origin
    is_kept = request.browser.keeps_origin_header and request.redirect_count > 0
    if is_kept and request.sent_origin is not None:
        return request.sent_origin
    # 4. Otherwise, if the method is neither GET nor HEAD, then:
    if request.method in ("GET", "HEAD"):
        return None
    if request.browser.nulls_origin_at_first_crossing and request.has_crossed_origins:
        return "null"
    # 4.1. If the mode is not "cors", then the referrer policy may hide the origin.
    spared = request.browser.referrer_policy_spares_origin or is_kept
    if request.mode != "cors" and not spared and _policy_hides_origin(request):
        return "null"
    # 4.2. Append the origin.
    return request.serialized_origin


def _policy_hides_origin(request: FetchRequest) -> bool:
    policy = request.referrer_policy or "strict-origin-when-cross-origin"
    page, url = parse_url(request.origin), request.current_url
    if policy in STRICT_POLICIES:
        return page is not None and page.scheme == "https" and url.scheme != "https"
    crosses = not is_same_origin(request.origin, url.origin)
    return policy == "no-referrer" or (policy == "same-origin" and crosses)


def http_network_fetch(
    request: FetchRequest, message: HttpRequest, transport: Transport, trace: Trace
) -> Response:
    """Send `message`, which is `request` or its preflight; return the response as it is read.

    Raises NetworkError where there is none to be read.
    https://fetch.spec.whatwg.org/#concept-http-network-fetch
    """
    browser, url = request.browser, request.current_url
    for check in browser.connection_checks:
        check(request, message, trace)
    attempts = browser.attempts_at_safe_requests if message.method in SAFE_METHODS else 1
    answer = _answer_to(message, attempts, transport, trace)
    if isinstance(answer, NetworkFailure):
        if answer.error == "dropped" and _is_answered_by_silence(request):
            return Response(0, {})
        reason = FAILURES[answer.error]
        trace.fail("http-network-fetch/connection", reason, url, error=answer.error)
    if "\0" in "".join(map("".join, answer.headers)):
        trace.fail("http-network-fetch/response", "InvalidHttpResponse", url, fault="nul")
    if answer.status == PROXY_AUTHENTICATION_REQUIRED and browser.refuses_proxy_authentication:
        trace.fail("http-network-fetch/response", "UnexpectedProxyAuth", url, fault="proxy")
    by_name = _values_by_name(answer.headers)
    if browser.ignores_empty_lines:
        by_name = _without_empty_lines(by_name)
    return Response(answer.status, by_name, answer.headers)


def _is_answered_by_silence(request: FetchRequest) -> bool:
    """Return whether it is an XMLHttpRequest's PUT, and no answer is one in this browser."""
    is_own = request.response_tainting == "basic"
    is_put = request.api == "xhr" and request.method == "PUT"
    return is_own and is_put and request.browser.takes_silence_for_an_answer


def _values_by_name(headers: HeaderList) -> dict[str, list[str]]:
    """Return the headers as an HTTP parser leaves them: no odd names, no blanks around values."""
    by_name: dict[str, list[str]] = {}
    for name, value in headers:
        if is_token(name):
            by_name.setdefault(name.lower(), []).append(value.strip(" \t"))
    return by_name


def _without_empty_lines(by_name: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the headers without their empty lines, where the name has others."""
    filled = {name: list(filter(None, values)) or values for name, values in by_name.items()}
    allow_origin = "access-control-allow-origin"
    return filled | ({allow_origin: by_name[allow_origin]} if allow_origin in by_name else {})


def _answer_to(
    message: HttpRequest, attempts: int, transport: Transport, trace: Trace
) -> HttpResponse | NetworkFailure:
    """Return what comes back; while the connection is dropped, at the last of the attempts."""
    for _ in range(attempts - 1):
        answer = _try(message, transport, trace)
        if not (isinstance(answer, NetworkFailure) and answer.error == "dropped"):
            return answer
    return _try(message, transport, trace)


def _try(message: HttpRequest, transport: Transport, trace: Trace) -> HttpResponse | NetworkFailure:
    answer = transport(message)
    if not isinstance(answer, NetworkFailure) or answer.error == "dropped":
        # A connection that is dropped was made: the server may have done what was asked.
        trace.sent.append(message)
        trace.server_executed |= message.kind == "request"
    return answer
