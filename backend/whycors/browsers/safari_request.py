"""The request in Safari: what it began as decides more of it than in the standard.

NetworkLoadChecker in WebKit's Source/WebKit/NetworkProcess.
"""

from dataclasses import dataclass

from ..fetch_standard.headers import HeaderList, cors_unsafe_request_header_names
from ..fetch_standard.model import Failure, Request, Step
from ..fetch_standard.request import FetchRequest
from ..fetch_standard.urls import is_same_origin

#: The names that it has in a list of its own, HTTPHeaderNames.in in WebKit's
#: Source/WebCore/platform/network, as far as script may set them. Measured one by one.
KNOWN_NAMES = {
    name.lower(): name
    for name in (
        "Accept Accept-Language Accept-Ranges Access-Control-Allow-Credentials "
        "Access-Control-Allow-Headers Access-Control-Allow-Methods Access-Control-Allow-Origin "
        "Access-Control-Expose-Headers Access-Control-Max-Age Age Authorization Cache-Control "
        "Clear-Site-Data Content-Disposition Content-Encoding Content-Language Content-Location "
        "Content-Range Content-Security-Policy Content-Security-Policy-Report-Only Content-Type "
        "Cross-Origin-Embedder-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy "
        "Default-Style ETag Expires Icy-MetaInt Icy-Metadata If-Match If-Modified-Since "
        "If-None-Match If-Range If-Unmodified-Since Last-Event-ID Last-Modified Link Location "
        "Ping-From Ping-To Pragma Range Referrer-Policy Refresh Reporting-Endpoints "
        "Server-Timing Service-Worker SourceMap Timing-Allow-Origin Upgrade-Insecure-Requests "
        "User-Agent Vary X-Content-Type-Options X-Frame-Options X-SourceMap X-Temp-Tablet "
        "X-XSS-Protection"
    ).split()
}


@dataclass
class SafariRequest(FetchRequest):
    """A request that redirects make no simpler.

    One that needed a preflight needs one after each redirect, for the headers that it began with.
    """

    first_headers: HeaderList = ()
    #: What keeps the request from being sent on, and the steps that found it.
    refusal: tuple[Failure, list[Step]] | None = None
    needed_preflight: bool = False

    @property
    def began_at_home(self) -> bool:
        """Whether the URL that script asked for is of the page's own origin."""
        return is_same_origin(self.url_list[0].origin, self.origin)

    @property
    def unsafe_names_as_written(self) -> list[str]:
        """The names that a preflight asks for, in the order in which they are looked at.

        First come those that Safari has in a list, written as there, then the others as script
        wrote them.
        """
        unsafe = set(self.unsafe_header_names)
        written = {name.lower(): name for name, _ in self.first_headers if name.lower() in unsafe}
        known = [KNOWN_NAMES[name] for name in written if name in KNOWN_NAMES]
        return known + [name for lower, name in written.items() if lower not in KNOWN_NAMES]

    @property
    def unsafe_header_names(self) -> tuple[str, ...]:
        return cors_unsafe_request_header_names(self.first_headers, self.browser.is_safelisted)

    def needs_preflight(self) -> bool:
        self.needed_preflight |= super().needs_preflight()
        return self.needed_preflight


def keep_first_headers(request: FetchRequest, asked: Request) -> None:
    """Keep the headers that preflights will ask for, whatever redirects take off the request."""
    assert isinstance(request, SafariRequest)
    request.first_headers = request.headers
