"""HTTP-redirect fetch: what a redirect does to the request before it is sent on.

https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
"""

from .deviations import Behaviour
from .headers import CLIENT_HINTS, values_of
from .model import HttpResponse
from .request import FetchRequest
from .syntax import parse_token_list
from .trace import Trace
from .urls import Url, is_same_origin, parse_url

REDIRECT_STATUSES = (301, 302, 303, 307, 308)
MAX_REDIRECTS = 20
REQUEST_BODY_HEADER_NAMES = (
    "content-encoding",
    "content-language",
    "content-location",
    "content-type",
)
#: Chromium takes these off, whoever set them, on the way to an origin that is not the page's.
CLIENT_HINTS_FOR_ONE_SERVER = tuple(set(CLIENT_HINTS) - {"save-data", "intervention"})
#: Chromium knows these, and redirects to none of them.
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


def location_url(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour, trace: Trace
) -> Url | None:
    """Return where a response redirects to, None when it has no Location.

    Raises NetworkError for a Location that is no URL, and for several.
    https://fetch.spec.whatwg.org/#concept-response-location-url
    """
    url, locations = request.current_url, redirect_locations(response, behaviour)
    if not locations:
        return None
    if len(locations) > 1:
        shown = ", ".join(locations)
        trace.failed("http-redirect-fetch/location", "MultipleLocations", url, location=shown)
    location = parse_url(locations[0], request.cors_url(behaviour))
    if location is not None and not location.fragment and url.fragment:
        location = parse_url(location.href + url.fragment)
    if location is None:
        shown = locations[0]
        trace.failed("http-redirect-fetch/location", "InvalidRedirect", url, location=shown)
    return location


def redirect_locations(response: HttpResponse, behaviour: Behaviour) -> list[str]:
    """Return the Locations of a redirect, none for a response of another status."""
    if response.status not in REDIRECT_STATUSES:
        return []
    locations = values_of(response.headers, "location")
    if behaviour.empty_location_is_none and not any(locations):
        return []
    return list(dict.fromkeys(locations)) if behaviour.equal_locations_count_once else locations


def check_scheme(url: Url, location: Url, behaviour: Behaviour, trace: Trace) -> None:
    """Raise NetworkError for a redirect to what is not http or https."""
    is_unknown = location.scheme not in UNSAFE_REDIRECT_SCHEMES
    is_followed = behaviour.follows_to_unknown_schemes and is_unknown
    if not location.is_http and not is_followed:
        trace.failed("http-redirect-fetch/scheme", "UnsafeRedirect", url, location=location.href)


def check_credentials(request: FetchRequest, location: Url, trace: Trace) -> None:
    """Raise NetworkError for a user name or password in the URL across origins (steps 9 and 10)."""
    url = request.current_url
    crosses = request.mode == "cors" and not is_same_origin(request.origin, location.origin)
    if location.has_credentials and (crosses or request.response_tainting == "cors"):
        trace.failed(
            "http-redirect-fetch/credentials",
            "RedirectContainsCredentials",
            url,
            location=location.href,
        )


def _check_credentials_of_fetch(
    request: FetchRequest, location: Url, behaviour: Behaviour, trace: Trace
) -> None:
    """Raise NetworkError for a user name or password where fetch() takes none in any redirect."""
    stays = request.mode != "same-origin" or is_same_origin(request.origin, location.origin)
    refuses_credentials = behaviour.refuses_credentials_in_urls and request.api == "fetch" and stays
    if location.has_credentials and refuses_credentials:
        trace.failed("http-redirect-fetch/userinfo", "UrlContainsCredentials", request.current_url)


def redirect(
    request: FetchRequest,
    response: HttpResponse,
    location: Url,
    behaviour: Behaviour,
    trace: Trace,
) -> None:
    """Turn the request into the one for `location`. Raises NetworkError when that may not be."""
    url, status = request.current_url, response.status
    # 6. Only to http and https.
    check_scheme(url, location, behaviour, trace)
    # 7.-8. At most twenty redirects.
    if request.redirect_count == MAX_REDIRECTS:
        trace.failed("http-redirect-fetch/count", "TooManyRedirects", url)
    request.redirect_count += 1
    # 9.-10. No user name and password in a cross-origin URL.
    check_credentials(request, location, trace)
    _check_credentials_of_fetch(request, location, behaviour, trace)
    # 11. A stream can't be sent twice.
    if status != 303 and request.sends_stream:
        trace.failed("http-redirect-fetch/stream", "StreamRedirected", url)
    # 12. POST becomes GET at 301 and 302, everything but GET and HEAD at 303.
    removed: tuple[str, ...] = ()
    if (status in (301, 302) and request.method == "POST") or (
        status == 303 and request.method not in ("GET", "HEAD")
    ):
        request.method, request.body = "GET", None
        removed = REQUEST_BODY_HEADER_NAMES
    # 13. Authorization is for the origin that it was given to.
    if url.origin != location.origin:
        removed = (*removed, "authorization")
    leaves_page = not is_same_origin(request.origin, location.origin)
    if behaviour.safelists_client_hints and leaves_page:
        removed = (*removed, *CLIENT_HINTS_FOR_ONE_SERVER)
    request.headers = tuple(h for h in request.headers if h[0].lower() not in removed)
    request.removed_names = removed
    trace.passed("http-redirect-fetch/followed", location=location.href)
    # 18.-19. The response may bring a referrer policy for the rest of the way.
    request.url_list.append(location)
    request.referrer_policy = _referrer_policy(response) or request.referrer_policy


def _referrer_policy(response: HttpResponse) -> str | None:
    """Return the last referrer policy that the response names, None when it names none.

    https://w3c.github.io/webappsec-referrer-policy/#parse-referrer-policy-from-header
    """
    named = parse_token_list(values_of(response.headers, "referrer-policy")) or []
    return next((each for each in reversed(named) if each in REFERRER_POLICIES), None)
