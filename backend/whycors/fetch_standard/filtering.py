"""What script sees of the response.

https://fetch.spec.whatwg.org/#concept-filtered-response
"""

from .deviations import Behaviour
from .headers import (
    HeaderList,
    basic_filtered,
    cors_filtered,
    names,
    values_of,
)
from .model import Failure, HttpResponse, Outcome
from .request import FetchRequest
from .syntax import HTTP_WHITESPACE, parse_token_list
from .trace import Trace

CHALLENGES = ("www-authenticate", "proxy-authenticate")


def filtered(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour, trace: Trace
) -> Outcome:
    """Return the outcome of a fetch that ended with a response."""
    facts = (trace.sent, trace.server_executed, trace.steps)
    if request.response_tainting == "opaque":
        return Outcome("opaque", "opaque", 0, [], *facts)
    if request.response_tainting == "opaque-redirect":
        return Outcome("opaque-redirect", "opaqueredirect", 0, [], *facts)
    if request.response_tainting == "basic":
        readable = basic_filtered(response.headers)
    else:
        readable = cors_filtered(response.headers, exposed_names(request, response))
    if behaviour.hides_repeated_challenges and request.api == "fetch":
        readable -= _repeated_challenges(response.headers)
    type_ = None if request.api == "xhr" else request.response_tainting
    return Outcome("readable", type_, response.status, sorted(readable), *facts)


def network_error(failure: Failure, trace: Trace) -> Outcome:
    """Return the outcome of a fetch that ended with a network error, or never began."""
    facts = (trace.sent, trace.server_executed, trace.steps)
    return Outcome("network-error", None, None, [], *facts, failure)


def exposed_names(request: FetchRequest, response: HttpResponse) -> set[str]:
    """Return the response's CORS-exposed header-name list (main fetch, step 13).

    https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list
    """
    listed = parse_token_list(values_of(response.headers, "access-control-expose-headers"))
    if listed and "*" in listed and request.credentials_mode != "include":
        return names(response.headers)
    return set(listed or [])


def _repeated_challenges(headers: HeaderList) -> set[str]:
    def is_repeated(name: str) -> bool:
        values = values_of(headers, name)
        return sum(1 for value in values if value.strip(HTTP_WHITESPACE)) > 1

    return set(filter(is_repeated, CHALLENGES))
