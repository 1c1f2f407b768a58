"""The steps that Safari takes besides the standard's, or in place of them."""

import re
from dataclasses import replace

from ..fetch_standard.checks import cors_check
from ..fetch_standard.headers import MAX_SAFELISTED_VALUE_BYTES, is_cors_safelisted_request_header
from ..fetch_standard.model import HttpRequest, Request
from ..fetch_standard.preflight_checks import PreflightAnswer, check_header_name
from ..fetch_standard.redirects import check_credentials, redirect_locations, refuse_any_redirect
from ..fetch_standard.request import FetchRequest
from ..fetch_standard.request_building import RefusedCall
from ..fetch_standard.response import Response
from ..fetch_standard.trace import NetworkError, Trace
from ..fetch_standard.urls import Url
from .safari_request import SafariRequest

_INTEGER = r"[\v\f]*\+?[0-9]+[\v\f]*"
_RANGE = re.compile(rf"bytes=({_INTEGER})-({_INTEGER})?", re.IGNORECASE)


def has_safelisted_range(name: str, value: str) -> bool:
    """Return whether the header needs no permission by itself: a Range may be written in more ways.

    parseRange in WebKit's Source/WebCore/platform/network/HTTPParsers.cpp
    """
    if name.lower() != "range" or len(value) > MAX_SAFELISTED_VALUE_BYTES:
        return is_cors_safelisted_request_header(name, value)
    found = None if re.search("[\t ]", value) else _RANGE.fullmatch(value)
    first, last = (int(found[1]), int(found[2] or 2**63 - 1)) if found else (1, 0)
    return first <= last < 2**63


def check_again_with_credentials(request: FetchRequest, response: Response, trace: Trace) -> None:
    """Find out whether a redirect may be shared with credentials, too, if the request began so.

    What credentials "same-origin" meant at the page's own origin still counts after redirects away
    from it, in the process of the page. It finds the fault only after the preflight of the next
    request. checkRedirectionCrossOriginAccessControl in Source/WebCore/loader/SubresourceLoader.cpp
    """
    assert isinstance(request, SafariRequest)
    sends_them = request.credentials_mode == "same-origin" and request.began_at_home
    if sends_them and request.response_tainting == "cors":
        with_them = replace(request, credentials_mode="include")
        aside = Trace()
        failure = cors_check(with_them, response, request.serialized_origin, aside)
        request.refusal = failure and (failure, aside.steps)


def check_credentials_later(request: FetchRequest, location: Url, trace: Trace) -> None:
    """Refuse user name and password in a URL, but those in a redirect from home only later on.

    Where the page's own origin redirects to another one, that is found in the process of the page.
    """
    assert isinstance(request, SafariRequest)
    if request.response_tainting == "cors":
        check_credentials(request, location, trace)
        return
    aside = Trace()
    try:
        check_credentials(request, location, aside)
    except NetworkError as error:
        request.refusal = (error.failure, aside.steps)


def refuse_what_was_found(request: FetchRequest, message: HttpRequest, trace: Trace) -> None:
    """Raise NetworkError for what was wrong with the redirect that led here."""
    assert isinstance(request, SafariRequest)
    if message.kind == "request" and request.refusal:
        failure, steps = request.refusal
        trace.steps += steps
        raise NetworkError(failure)


def check_names_as_written(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    """Refuse the first name that is not allowed, in the order of the script's own list."""
    assert isinstance(request, SafariRequest)
    for name in request.unsafe_names_as_written:
        check_header_name(request, answer, name, trace)


def refuse_data_to_no_cors(request: FetchRequest, trace: Trace) -> None:
    """Raise NetworkError for a data: URL where another origin's would be refused for the modes."""
    url, mode = request.current_url, request.redirect_mode
    if request.mode == "no-cors" and mode != "follow" and url.scheme == "data":
        trace.fail("main-fetch/no-cors", "NoCorsRedirectModeNotFollow", url, mode=mode)


def refuse_redirect_to_somewhere(request: FetchRequest, response: Response, trace: Trace) -> None:
    """Raise NetworkError for a redirect; without a Location it is none."""
    if any(redirect_locations(request, response)):
        refuse_any_redirect(request, response, trace)


def refuse_streams(request: FetchRequest, asked: Request) -> None:
    """Raise RefusedCall for a stream as the body of fetch(): NotSupportedError."""
    if request.api == "fetch" and request.sends_stream:
        raise RefusedCall("request/stream-support", "StreamNotSupported")
