"""What the answer to a CORS-preflight request must say: step 7 of CORS-preflight fetch.

https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
"""

from dataclasses import dataclass, field
from typing import NoReturn, cast

from .checks import cors_check
from .headers import is_cors_non_wildcard_request_header_name
from .model import Failure
from .reasons import PREFLIGHT_REASONS, CorsCheckReason, Reason
from .redirects import redirect_locations
from .request import FetchRequest, is_cors_safelisted_method
from .response import Response
from .syntax import parse_token_list
from .trace import NetworkError, Trace

METHODS = "access-control-allow-methods"
HEADER_NAMES = "access-control-allow-headers"


@dataclass
class PreflightAnswer:
    """The response to a CORS-preflight request, and what it allows, as far as that is parsed."""

    response: Response
    methods: list[str] = field(default_factory=list)
    header_names: list[str] = field(default_factory=list)


def refuse_redirect(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    """A redirect, too, is no ok status; it gets a reason of its own."""
    if redirect_locations(request, answer.response):
        status = str(answer.response.status)
        trace.note("cors-preflight-fetch/redirect", False, status=status)
        refuse(request, answer, "PreflightDisallowedRedirect")


def check_sharing(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    # 7. If a CORS check for request returns success: with the request's own credentials mode.
    failure = cors_check(request, answer.response, request.preflight_origin, trace)
    if failure:
        reason = PREFLIGHT_REASONS[cast(CorsCheckReason, failure.reason)]
        raise NetworkError(failure._replace(reason=reason))


def check_status(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    # 7. … and the status is an ok status, then:
    status = answer.response.status
    is_ok = 200 <= status <= 299
    trace.note("cors-preflight-fetch/ok-status", is_ok, status=str(status))
    if not is_ok:
        refuse(request, answer, "PreflightInvalidStatus")


def parse_methods(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    # 7.1. Let methods be the values of Access-Control-Allow-Methods.
    shown = answer.response.get(METHODS)
    methods = parse_token_list(answer.response.values(METHODS))
    # 7.3. If methods is failure, return a network error.
    trace.note("cors-preflight-fetch/parse-methods", methods is not None, allowed=shown)
    if methods is None:
        refuse(request, answer, "InvalidAllowMethodsPreflightResponse", shown or "")
    # 7.4. If methods is null and the use-CORS-preflight flag is set, it is the request's method.
    stands_in = request.use_cors_preflight and not request.browser.flag_allows_no_method
    answer.methods = [request.method] if shown is None and stands_in else methods


def parse_header_names(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    # 7.2. Let headerNames be the values of Access-Control-Allow-Headers.
    shown = answer.response.get(HEADER_NAMES)
    names = parse_token_list(answer.response.values(HEADER_NAMES))
    # 7.3. If headerNames is failure, return a network error.
    trace.note("cors-preflight-fetch/parse-headers", names is not None, allowed=shown)
    if names is None:
        refuse(request, answer, "InvalidAllowHeadersPreflightResponse", shown or "")
    answer.header_names = names


def check_method(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    # 7.5. The method must be listed, safelisted, or covered by a wildcard that counts.
    wildcard_counts = request.credentials_mode != "include"
    is_allowed = (
        request.method in answer.methods
        or is_cors_safelisted_method(request.method)
        or (wildcard_counts and "*" in answer.methods)
    )
    shown = answer.response.get(METHODS)
    trace.note("cors-preflight-fetch/method", is_allowed, method=request.method, allowed=shown)
    if not is_allowed:
        refuse(request, answer, "MethodDisallowedByPreflightResponse", request.method)


def check_header_names(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    for name in request.unsafe_header_names:
        check_header_name(request, answer, name, trace)


def check_header_name(
    request: FetchRequest, answer: PreflightAnswer, name: str, trace: Trace
) -> None:
    listed = {listed.lower() for listed in answer.header_names}
    has_wildcard = request.credentials_mode != "include" and "*" in listed
    # 7.6. A CORS non-wildcard request-header name must be listed.
    is_covered = has_wildcard and (
        request.browser.wildcard_covers_authorization
        or not is_cors_non_wildcard_request_header_name(name)
    )
    # 7.7. Any other CORS-unsafe name, too, if no wildcard that counts covers it.
    is_allowed = name.lower() in listed or is_covered
    shown = answer.response.get(HEADER_NAMES)
    trace.note("cors-preflight-fetch/header", is_allowed, header=name, allowed=shown)
    if not is_allowed:
        refuse(request, answer, "HeaderDisallowedByPreflightResponse", name)


def refuse(
    request: FetchRequest, answer: PreflightAnswer, reason: Reason, parameter: str = ""
) -> NoReturn:
    """End with a network error, after the step that says why. The request is never sent."""
    url, status = request.current_url.href, answer.response.status
    raise NetworkError(Failure(reason, parameter, url, status))
