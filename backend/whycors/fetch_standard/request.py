"""A request, as the standard's algorithms pass it around.

https://fetch.spec.whatwg.org/#concept-request
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .headers import HeaderList, cors_unsafe_request_header_names
from .model import AddressSpace, Api, Body, Credentials, Mode, Redirect
from .urls import Url

if TYPE_CHECKING:
    from .behaviour import Behaviour

ResponseTainting = Literal["basic", "cors", "opaque", "opaque-redirect"]

NORMALIZED_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT")
CORS_SAFELISTED_METHODS = ("GET", "HEAD", "POST")


@dataclass
class FetchRequest:
    """A request as the standard's algorithms pass it around; redirects change it.

    `browser` is what the browser that makes it does, where browsers differ. A tainting of
    "opaque-redirect" is for what the standard does with a filter.
    https://fetch.spec.whatwg.org/#concept-request
    """

    browser: "Behaviour"
    origin: str
    url_list: list[Url]
    method: str
    headers: HeaderList
    mode: Mode
    credentials_mode: Credentials
    redirect_mode: Redirect
    referrer_policy: str
    body: Body | None
    use_cors_preflight: bool
    api: Api
    response_tainting: ResponseTainting = "basic"
    redirect_count: int = 0
    #: Whether a redirect crossed origins away from one that was not the request's own.
    #: https://fetch.spec.whatwg.org/#concept-request-tainted-origin
    is_redirect_tainted: bool = False
    #: The Origin header that it was last sent with, None for none.
    sent_origin: str | None = None
    #: Where the page is treated as being, if not where its origin is.
    address_space: AddressSpace | None = None
    #: Whether the page has the permission for more private address spaces.
    local_network_access: bool = False

    @property
    def current_url(self) -> Url:
        return self.url_list[-1]

    @property
    def has_crossed_origins(self) -> bool:
        """Whether a redirect led from one origin to another."""
        return len({url.origin for url in self.url_list}) > 1

    @property
    def serialized_origin(self) -> str:
        """https://fetch.spec.whatwg.org/#serializing-a-request-origin"""
        return "null" if self.is_redirect_tainted else self.origin

    @property
    def preflight_origin(self) -> str:
        """The origin that a preflight names and that the preflight cache goes by."""
        return self.origin if self.browser.preflights_as_the_page else self.serialized_origin

    @property
    def cors_url(self) -> str:
        """The URL that the preflight cache goes by, and that a Location is relative to."""
        url, is_cors = self.current_url, self.response_tainting == "cors"
        leaves_out = is_cors and url.has_credentials and self.browser.leaves_credentials_out
        return url.without_credentials if leaves_out else url.href

    @property
    def sends_stream(self) -> bool:
        return self.body is not None and self.body.type == "stream"

    @property
    def unsafe_header_names(self) -> tuple[str, ...]:
        """The names that a preflight asks for."""
        return cors_unsafe_request_header_names(self.headers, self.browser.is_safelisted)

    def needs_preflight(self) -> bool:
        """Return whether the method, a header or the use-CORS-preflight flag calls for one."""
        is_safelisted = is_cors_safelisted_method(self.method)
        return self.use_cors_preflight or not is_safelisted or bool(self.unsafe_header_names)

    def append_url(self, url: Url) -> None:
        """Append the URL that a redirect leads to."""
        here = self.current_url.origin
        self.is_redirect_tainted |= here not in (url.origin, self.origin)
        if here != url.origin:
            self.sent_origin = None
        self.url_list.append(url)

    def delete_headers(self, names: Collection[str]) -> None:
        """Delete the headers that are called so; the names are in lower case.

        https://fetch.spec.whatwg.org/#concept-header-list-delete
        """
        self.headers = tuple(field for field in self.headers if field[0].lower() not in names)


def normalize_method(method: str) -> str:
    """Return the method in upper case if it is one of six; `patch` is not among them.

    https://fetch.spec.whatwg.org/#concept-method-normalize
    """
    upper = method.upper()
    return upper if upper in NORMALIZED_METHODS else method


def is_cors_safelisted_method(method: str) -> bool:
    """https://fetch.spec.whatwg.org/#cors-safelisted-method"""
    return method in CORS_SAFELISTED_METHODS
