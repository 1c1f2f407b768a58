"""HTTP-redirect fetch: what a redirect does to the request before it is sent on.

https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
"""

from backend.fetch_standard.deviations import Behaviour
from backend.fetch_standard.headers import HeaderList, values_of
from backend.fetch_standard.model import HttpResponse
from backend.fetch_standard.request import FetchRequest
from backend.fetch_standard.trace import Trace
from backend.fetch_standard.urls import Url, is_same_origin, parse_url

HTTP_REDIRECT_FETCH = "#concept-http-redirect-fetch"
REDIRECT_STATUSES = (301, 302, 303, 307, 308)
MAX_REDIRECTS = 20
REQUEST_BODY_HEADER_NAMES = (
    "content-encoding",
    "content-language",
    "content-location",
    "content-type",
)


def location_url(request: FetchRequest, response: HttpResponse, trace: Trace) -> Url | None:
    """Return where a response redirects to, None when it has no Location.

    Raises NetworkError for a Location that is no URL.
    https://fetch.spec.whatwg.org/#concept-response-location-url
    """
    url = request.current_url
    locations = values_of(response.headers, "location")
    if response.status not in REDIRECT_STATUSES or not locations:
        return None
    location = parse_url(locations[0], url.href)
    if location is not None and not location.fragment and url.fragment:
        location = parse_url(location.href + url.fragment)
    if location is None:
        trace.other_error(
            "http-redirect-fetch/location",
            HTTP_REDIRECT_FETCH,
            "InvalidRedirect",
            url,
            location=locations[0],
        )
    return location


def check_scheme(url: Url, location: Url, trace: Trace) -> None:
    """Raise NetworkError for a redirect to what is not http or https."""
    if not location.is_http:
        trace.other_error(
            "http-redirect-fetch/scheme",
            HTTP_REDIRECT_FETCH,
            "UnsafeRedirect",
            url,
            location=location.href,
        )


def check_credentials(
    request: FetchRequest, location: Url, behaviour: Behaviour, trace: Trace
) -> None:
    """Raise NetworkError for a user name or password in the URL where it may have none."""
    url = request.current_url
    crosses = request.mode == "cors" and not is_same_origin(request.origin, location.origin)
    if location.has_credentials and (crosses or request.response_tainting == "cors"):
        trace.cors_error(
            "http-redirect-fetch/credentials",
            HTTP_REDIRECT_FETCH,
            "RedirectContainsCredentials",
            url,
            location=location.href,
        )
    stays = request.mode != "same-origin" or is_same_origin(request.origin, location.origin)
    refuses_credentials = behaviour.refuses_credentials_in_urls and request.api == "fetch" and stays
    if location.has_credentials and refuses_credentials:
        trace.other_error(
            "http-redirect-fetch/userinfo", HTTP_REDIRECT_FETCH, "UrlContainsCredentials", url
        )


def redirect(
    request: FetchRequest, status: int, location: Url, behaviour: Behaviour, trace: Trace
) -> None:
    """Turn the request into the one for `location`. Raises NetworkError when that may not be."""
    url = request.current_url
    # 6. Only to http and https.
    check_scheme(url, location, trace)
    # 7.-8. At most twenty redirects.
    if request.redirect_count == MAX_REDIRECTS:
        trace.other_error("http-redirect-fetch/count", HTTP_REDIRECT_FETCH, "TooManyRedirects", url)
    request.redirect_count += 1
    # 9.-10. No user name and password in a cross-origin URL.
    check_credentials(request, location, behaviour, trace)
    # 11. A stream can't be sent twice.
    if status != 303 and request.body is not None and request.body.type == "stream":
        trace.other_error(
            "http-redirect-fetch/stream", HTTP_REDIRECT_FETCH, "StreamRedirected", url
        )
    # 12. POST becomes GET at 301 and 302, everything but GET and HEAD at 303.
    if (status in (301, 302) and request.method == "POST") or (
        status == 303 and request.method not in ("GET", "HEAD")
    ):
        request.method, request.body = "GET", None
        request.headers = _without(request.headers, REQUEST_BODY_HEADER_NAMES)
    # 13. Authorization is for the origin that it was given to.
    if url.origin != location.origin:
        request.headers = _without(request.headers, ("authorization",))
    trace.passed("http-redirect-fetch", HTTP_REDIRECT_FETCH, location=location.href)
    request.url_list.append(location)


def _without(headers: HeaderList, removed: tuple[str, ...]) -> HeaderList:
    return tuple((name, value) for name, value in headers if name.lower() not in removed)
