"""Where a redirect leads, and what it does to the request before it is sent on.

https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
"""

from .request import FetchRequest
from .response import Response
from .syntax import parse_token_list
from .trace import Trace
from .urls import Url, is_same_origin, parse_url

MAX_REDIRECTS = 20
REQUEST_BODY_HEADER_NAMES = (
    "content-encoding",
    "content-language",
    "content-location",
    "content-type",
)
CORS_NON_WILDCARD_REQUEST_HEADER_NAMES = ("authorization",)
#: No redirect leads to one of these, in any browser.
UNSAFE_REDIRECT_SCHEMES = ("about", "blob", "data", "file", "filesystem")
REFERRER_POLICIES = (
    "no-referrer",
    "no-referrer-when-downgrade",
    "same-origin",
    "origin",
    "strict-origin",
    "origin-when-cross-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url",
)


def location_url(request: FetchRequest, response: Response, trace: Trace) -> Url | None:
    """Return where a response redirects to, None when it has no Location.

    Raises NetworkError for a Location that isn't a URL, and for several.
    https://fetch.spec.whatwg.org/#concept-response-location-url
    """
    # 1. If response's status is not a redirect status, then return null.
    # 2. Let location be the values of Location.
    url, locations = request.current_url, redirect_locations(request, response)
    if not locations:
        return None
    if len(locations) > 1:
        shown = ", ".join(locations)
        trace.fail("http-redirect-fetch/location", "MultipleLocations", url, location=shown)
    # 3. If location is a header value, then parse it with response's URL.
    is_url = bool(locations[0]) or not request.browser.empty_location_is_no_url
    location = parse_url(locations[0], request.cors_url) if is_url else None
    if location is None:
        shown = locations[0]
        trace.fail("http-redirect-fetch/location", "InvalidRedirect", url, location=shown)
    # 4. If location has no fragment, then it gets that of the request.
    if url.fragment and not location.fragment:
        return parse_url(location.href + url.fragment)
    # 5. Return location.
    return location


def redirect_locations(request: FetchRequest, response: Response) -> list[str]:
    """Return the Locations of a redirect, none for a response of another status."""
    if not response.is_redirect:
        return []
    locations = response.values("location")
    if request.browser.empty_location_is_none and not any(locations):
        return []
    if request.browser.equal_locations_count_once:
        return list(dict.fromkeys(locations))
    return locations


def http_redirect_fetch(
    request: FetchRequest, response: Response, location: Url, trace: Trace
) -> None:
    """Turn the request into the one for `location`. Raises NetworkError when that may not be.

    Whoever calls has taken the steps before: there is a location.
    https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
    """
    url, status = request.current_url, response.status
    # 6. If the location's scheme is not an HTTP(S) scheme, then return a network error.
    check_scheme(request, location, trace)
    # 7. If the redirect count is 20, then return a network error.
    if request.redirect_count == MAX_REDIRECTS:
        trace.fail("http-redirect-fetch/count", "TooManyRedirects", url)
    # 8. Increase the redirect count by 1.
    request.redirect_count += 1
    # 9.-10. No user name and password in the URL across origins.
    for check in request.browser.redirect_checks:
        check(request, location, trace)
    # 11. If the status is not 303 and the body is a stream, then return a network error.
    if status != 303 and request.sends_stream:
        trace.fail("http-redirect-fetch/stream", "StreamRedirected", url)
    removed: tuple[str, ...] = ()
    # 12. If the status is 301 or 302 and the method POST, or 303 and neither GET nor HEAD, then:
    if (status in (301, 302) and request.method == "POST") or (
        status == 303 and request.method not in ("GET", "HEAD")
    ):
        # 12.1. Set the method to GET, the body to null.
        request.method, request.body = "GET", None
        # 12.2. Delete the headers that are about the body.
        removed = REQUEST_BODY_HEADER_NAMES
    # 13. If the location is of another origin, then delete Authorization.
    if url.origin != location.origin:
        removed = (*removed, *CORS_NON_WILDCARD_REQUEST_HEADER_NAMES)
    if not is_same_origin(request.origin, location.origin):
        removed = (*removed, *request.browser.names_for_own_origin)
    request.delete_headers(removed)
    trace.note("http-redirect-fetch/followed", location=location.href)
    # 18. Append the location to the URL list.
    request.append_url(location)
    # 19. Set the referrer policy on redirect.
    request.referrer_policy = _referrer_policy(response) or request.referrer_policy


def check_scheme(request: FetchRequest, location: Url, trace: Trace) -> None:
    """Raise NetworkError for a redirect to what is not http or https (step 6)."""
    is_unknown = location.scheme not in UNSAFE_REDIRECT_SCHEMES
    is_followed = request.browser.follows_to_unknown_schemes and is_unknown
    if not location.is_http and not is_followed:
        url = request.current_url
        trace.fail("http-redirect-fetch/scheme", "UnsafeRedirect", url, location=location.href)


def check_credentials(request: FetchRequest, location: Url, trace: Trace) -> None:
    """Raise NetworkError for a user name or password in the URL across origins (steps 9 and 10)."""
    crosses = request.mode == "cors" and not is_same_origin(request.origin, location.origin)
    if location.has_credentials and (crosses or request.response_tainting == "cors"):
        trace.fail(
            "http-redirect-fetch/credentials",
            "RedirectContainsCredentials",
            request.current_url,
            location=location.href,
        )


def refuse_any_redirect(request: FetchRequest, response: Response, trace: Trace) -> None:
    """Raise NetworkError, as the redirect mode "error" asks."""
    trace.fail("http-fetch/redirect-mode", "RedirectModeError", request.current_url)


def _referrer_policy(response: Response) -> str | None:
    """Return the last referrer policy that the response names, None when it names none.

    https://w3c.github.io/webappsec-referrer-policy/#parse-referrer-policy-from-header
    """
    named = parse_token_list(response.values("referrer-policy")) or []
    return next((policy for policy in reversed(named) if policy in REFERRER_POLICIES), None)
