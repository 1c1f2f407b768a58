"""The steps that Firefox takes besides the standard's, or in place of them."""

from ..fetch_standard.preflight_checks import (
    PreflightAnswer,
    check_sharing,
    refuse,
    refuse_redirect,
)
from ..fetch_standard.redirects import check_scheme, location_url, redirect_locations
from ..fetch_standard.request import FetchRequest
from ..fetch_standard.response import Response
from ..fetch_standard.trace import Trace
from ..fetch_standard.urls import is_same_origin, parse_url


def refuse_unfollowable(request: FetchRequest, response: Response, trace: Trace) -> None:
    """Raise NetworkError for a redirect that would be followed to no URL, or not to http."""
    if request.response_tainting == "cors" and request.redirect_mode == "follow":
        location = location_url(request, response, trace)
        if location is not None:
            check_scheme(request, location, trace)


def check_sharing_by_others(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    """Leave out the CORS check where a redirect leads the preflight back to the page's own origin.

    UpdateChannel in netwerk/protocol/http/nsCORSListenerProxy.cpp
    """
    if not is_same_origin(request.origin, request.current_url.origin):
        check_sharing(request, answer, trace)


def refuse_followed_redirect(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    """Refuse a redirect in redirect mode "follow" only; in another it is only a wrong status."""
    if request.redirect_mode == "follow":
        refuse_redirect(request, answer, trace)


def refuse_credentials(request: FetchRequest, answer: PreflightAnswer, trace: Trace) -> None:
    """Refuse a redirect to a URL with a user name or a password, for those."""
    locations = redirect_locations(request, answer.response)
    location = parse_url(locations[0], request.cors_url) if locations else None
    if request.redirect_mode == "follow" and location and location.has_credentials:
        status = str(answer.response.status)
        trace.note("cors-preflight-fetch/redirect", False, status=status)
        refuse(request, answer, "RedirectContainsCredentials")
