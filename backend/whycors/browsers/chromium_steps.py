"""The steps that Chromium takes besides the standard's, or in place of them."""

import re

from ..fetch_standard.headers import (
    MAX_SAFELISTED_VALUE_BYTES,
    is_cors_safelisted_request_header,
)
from ..fetch_standard.model import HttpRequest, Request
from ..fetch_standard.page_origins import has_own_scheme
from ..fetch_standard.reasons import Reason
from ..fetch_standard.redirects import (
    check_credentials,
    check_scheme,
    location_url,
    refuse_any_redirect,
)
from ..fetch_standard.request import FetchRequest
from ..fetch_standard.request_building import joined
from ..fetch_standard.response import Response
from ..fetch_standard.trace import Trace
from ..fetch_standard.urls import (
    Url,
    address_space,
    is_potentially_trustworthy,
    is_same_origin,
    parse_url,
)

ADDRESS_SPACES = ("public", "local", "loopback")  # each is more private than the one before

_INTEGER, _DECIMAL = r"[0-9]+", r"[0-9]+(\.[0-9]+)?"
CLIENT_HINTS = {
    "device-memory": _DECIMAL,
    "downlink": _DECIMAL,
    "dpr": _DECIMAL,
    "ect": r"slow-2g|2g|3g|4g",
    "intervention": r"(?s:.*)",
    "rtt": _INTEGER,
    "save-data": r"(?i:on)",
    "viewport-width": _INTEGER,
    "width": _INTEGER,
}
#: They are taken off, whoever set them, on the way to an origin that is not the page's.
CLIENT_HINTS_FOR_OWN_ORIGIN = frozenset(CLIENT_HINTS) - {"save-data", "intervention"}
_CHARSET = re.compile(r"""((?<=[\0- ;])charset[\0- ]*=[\0- "']*)[^\0- "';]+""", re.IGNORECASE)


def is_safelisted_or_hint(name: str, value: str) -> bool:
    """Return whether the header needs no permission: it might be a client hint of Chromium's own.

    IsCorsSafelistedHeader in services/network/public/cpp/cors/cors.cc
    """
    return is_cors_safelisted_request_header(name, value) or _is_client_hint(name, value)


def _is_client_hint(name: str, value: str) -> bool:
    pattern = CLIENT_HINTS.get(name.lower())
    is_short = len(value) <= MAX_SAFELISTED_VALUE_BYTES
    return is_short and pattern is not None and re.fullmatch(pattern, value) is not None


def overwrite_charset(value: str) -> str:
    """Return a Content-Type's value with UTF-8 over each charset; the rest stays as it is.

    FindCharsetInMediaType in third_party/blink/renderer/platform/network/http_parsers.cc
    """
    return _CHARSET.sub(r"\1UTF-8", value)


def ignore_user_agent(request: FetchRequest, asked: Request) -> None:
    """Leave out a User-Agent that script set."""
    request.delete_headers(("user-agent",))


def join_headers(request: FetchRequest, asked: Request) -> None:
    """Join headers of the same name, before they are judged safelisted or not.

    Of a value that was joined with an empty one, the blank at the end is not measured.
    """
    request.headers = tuple((n, value.rstrip(" ")) for n, value in joined(request.headers))


def upload_nothing_without_body(request: FetchRequest, asked: Request) -> None:
    """Let an upload listener force a preflight only where there is a body to upload."""
    if request.api == "xhr" and not request.body:
        request.use_cors_preflight = False


def send_streams_with_cors(request: FetchRequest, asked: Request) -> None:
    """Make a request of mode "same-origin" one of mode "cors" where its body is a stream."""
    if request.sends_stream:
        request.mode = "cors"


def check_local_network_access(request: FetchRequest, trace: Trace) -> None:
    """Raise NetworkError for a request into a more private address space.

    It needs a permission, but not for the page's own origin.
    https://wicg.github.io/local-network-access/
    """
    page, url = parse_url(request.origin), request.current_url
    if page is None or not url.is_http or is_same_origin(request.origin, url.origin):
        return
    if request.local_network_access:
        return
    # What an app or an extension brings along is on this machine, and has a secure context:
    # DetermineAddressSpaceFromURL in chrome/browser/chrome_content_browser_client.cc
    is_apps = has_own_scheme(request.origin)
    here = "loopback" if is_apps else address_space(page)
    ours, theirs = request.address_space or here, address_space(url)
    if ours == theirs or ADDRESS_SPACES.index(theirs) <= ADDRESS_SPACES.index(ours):
        return
    secure = is_apps or is_potentially_trustworthy(page)
    reason: Reason = "LocalNetworkAccessPermissionDenied" if secure else "InsecureLocalNetwork"
    trace.fail("local-network-access/address-space", reason, url, theirs, page=ours, space=theirs)


def refuse_stream_over_http1(request: FetchRequest, message: HttpRequest, trace: Trace) -> None:
    """Raise NetworkError for the upload of a stream: over plain http there is no HTTP/2."""
    if message.kind == "request" and request.sends_stream:
        trace.fail("http-fetch/stream", "StreamNeedsHttp2", request.current_url)


def refuse_invalid_location(request: FetchRequest, response: Response, trace: Trace) -> None:
    """Raise NetworkError for a Location that isn't a URL, in any redirect mode."""
    location_url(request, response, trace)


def refuse_followable_redirect(request: FetchRequest, response: Response, trace: Trace) -> None:
    """Raise NetworkError for a redirect; for one that could not be followed, for that.

    A redirect status without Location is no redirect.
    """
    location = location_url(request, response, trace)
    if location is not None:
        check_scheme(request, location, trace)
        check_credentials(request, location, trace)
        refuse_any_redirect(request, response, trace)


def refuse_credentials_of_fetch(request: FetchRequest, location: Url, trace: Trace) -> None:
    """Raise NetworkError for a user name or password: fetch() takes none in any redirect."""
    stays = request.mode != "same-origin" or is_same_origin(request.origin, location.origin)
    if location.has_credentials and request.api == "fetch" and stays:
        trace.fail("http-redirect-fetch/userinfo", "UrlContainsCredentials", request.current_url)
