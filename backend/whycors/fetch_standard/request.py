"""A request, as the standard's algorithms pass it around.

https://fetch.spec.whatwg.org/#concept-request
"""

from dataclasses import dataclass

from . import headers as header
from .deviations import Behaviour
from .headers import HeaderList
from .model import Body
from .urls import Url

NORMALIZED_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT")
CORS_SAFELISTED_METHODS = ("GET", "HEAD", "POST")


@dataclass
class FetchRequest:
    """A request as the standard's algorithms pass it around; redirects change it.

    https://fetch.spec.whatwg.org/#concept-request
    """

    origin: str
    url_list: list[Url]
    method: str
    headers: HeaderList
    mode: str
    credentials_mode: str
    redirect_mode: str
    referrer_policy: str
    body: Body | None
    use_cors_preflight: bool
    api: str
    response_tainting: str = "basic"
    redirect_count: int = 0
    #: Set where a browser settles the CORS-unsafe names once; None where it judges anew.
    settled_unsafe_names: tuple[str, ...] | None = None
    #: The names that the last redirect removed.
    removed_names: tuple[str, ...] = ()
    needed_preflight: bool = False
    client_hints_are_safelisted: bool = False

    @property
    def current_url(self) -> Url:
        return self.url_list[-1]

    @property
    def is_redirect_tainted(self) -> bool:
        """Whether a redirect crossed origins away from one that was not the request's own.

        https://fetch.spec.whatwg.org/#concept-request-tainted-origin
        """
        for last, url in zip(self.url_list, self.url_list[1:], strict=False):
            if url.origin != last.origin and self.origin != last.origin:
                return True
        return False

    @property
    def has_crossed_origins(self) -> bool:
        """Whether a redirect led from one origin to another."""
        return len({url.origin for url in self.url_list}) > 1

    @property
    def serialized_origin(self) -> str:
        """https://fetch.spec.whatwg.org/#serializing-a-request-origin"""
        return "null" if self.is_redirect_tainted else self.origin

    @property
    def sends_stream(self) -> bool:
        return self.body is not None and self.body.type == "stream"

    @property
    def unsafe_header_names(self) -> tuple[str, ...]:
        """The names that a preflight asks for."""
        if self.settled_unsafe_names is None:
            return header.cors_unsafe_request_header_names(
                self.headers, client_hints_are_safelisted=self.client_hints_are_safelisted
            )
        return tuple(n for n in self.settled_unsafe_names if n not in self.removed_names)

    @property
    def has_unsafe_headers(self) -> bool:
        return bool(self.settled_unsafe_names or self.unsafe_header_names)

    def cors_url(self, behaviour: Behaviour) -> str:
        """Return the URL that the preflight cache goes by, and a Location is relative to."""
        url, is_cors = self.current_url, self.response_tainting == "cors"
        leaves_out = is_cors and url.has_credentials and behaviour.leaves_credentials_out
        return url.without_credentials if leaves_out else url.href

    def preflight_origin(self, behaviour: Behaviour) -> str:
        """Return the origin that a preflight names and that the preflight cache goes by."""
        return self.origin if behaviour.preflights_as_the_page else self.serialized_origin


def normalize_method(method: str) -> str:
    """Return the method in upper case if it is one of six; `patch` is not among them.

    https://fetch.spec.whatwg.org/#concept-method-normalize
    """
    return method.upper() if method.upper() in NORMALIZED_METHODS else method


def is_cors_safelisted_method(method: str) -> bool:
    """https://fetch.spec.whatwg.org/#cors-safelisted-method"""
    return method in CORS_SAFELISTED_METHODS
