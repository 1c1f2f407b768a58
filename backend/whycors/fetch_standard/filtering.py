"""What script sees of the response.

https://fetch.spec.whatwg.org/#concept-filtered-response
"""

from .headers import (
    CORS_SAFELISTED_RESPONSE_HEADER_NAMES,
    FORBIDDEN_RESPONSE_HEADER_NAMES,
)
from .model import Failure, Outcome
from .request import FetchRequest
from .response import Response
from .syntax import HTTP_WHITESPACE, parse_token_list
from .trace import Trace

CHALLENGES = ("www-authenticate", "proxy-authenticate")


def filtered(request: FetchRequest, response: Response, trace: Trace) -> Outcome:
    """Return the outcome of a fetch that ended with a response (main fetch, step 14)."""
    facts = (trace.sent, trace.server_executed, trace.steps)
    if request.response_tainting == "opaque":
        return Outcome("opaque", "opaque", 0, [], *facts)
    if request.response_tainting == "opaque-redirect":
        return Outcome("opaque-redirect", "opaqueredirect", 0, [], *facts)
    readable = basic_filtered(response)
    if request.response_tainting == "cors":
        readable &= CORS_SAFELISTED_RESPONSE_HEADER_NAMES | exposed_names(request, response)
    if request.browser.hides_repeated_challenges and request.api == "fetch":
        readable -= _repeated_challenges(response)
    type_ = None if request.api == "xhr" else request.response_tainting
    return Outcome("readable", type_, response.status, sorted(readable), *facts)


def network_error(failure: Failure, trace: Trace) -> Outcome:
    """Return the outcome of a fetch that ended with a network error, or never began."""
    facts = (trace.sent, trace.server_executed, trace.steps)
    return Outcome("network-error", None, None, [], *facts, failure)


def basic_filtered(response: Response) -> set[str]:
    """Return the names that script sees of a same-origin response.

    https://fetch.spec.whatwg.org/#concept-filtered-response-basic
    """
    return set(response.names - FORBIDDEN_RESPONSE_HEADER_NAMES)


def exposed_names(request: FetchRequest, response: Response) -> set[str]:
    """Return the response's CORS-exposed header-name list, in lower case.

    https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list
    """
    listed = parse_token_list(response.values("access-control-expose-headers"))
    if listed and "*" in listed and request.credentials_mode != "include":
        return set(response.names)
    return {name.lower() for name in listed or []}


def _repeated_challenges(response: Response) -> set[str]:
    def is_repeated(name: str) -> bool:
        return sum(1 for value in response.values(name) if value.strip(HTTP_WHITESPACE)) > 1

    return set(filter(is_repeated, CHALLENGES))
