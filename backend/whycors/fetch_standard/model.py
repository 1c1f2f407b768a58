"""What goes into the algorithm and what comes out of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from .headers import HeaderList
from .reasons import CORS_REASONS, Reason
from .steps import StepId, anchor_of

STANDARD = "https://fetch.spec.whatwg.org/"

Api = Literal["fetch", "xhr", "element"]
Mode = Literal["cors", "no-cors", "same-origin"]
Credentials = Literal["omit", "same-origin", "include"]
Redirect = Literal["follow", "error", "manual"]
BodyType = Literal["text", "urlsearchparams", "formdata", "blob", "arraybuffer", "stream"]
Kind = Literal["preflight", "request"]
#: https://wicg.github.io/local-network-access/#ip-address-space
AddressSpace = Literal["public", "local", "loopback"]
OutcomeName = Literal["readable", "opaque", "opaque-redirect", "network-error"]


@dataclass(frozen=True)
class Body:
    """A request's body, as far as the algorithm looks at it; `mime` is a blob's type."""

    type: BodyType
    mime: str = ""


class Request(NamedTuple):
    """What script asks for: the arguments of fetch(), or of an XMLHttpRequest.

    Or what an element asks for, such as `<img crossorigin>`; `destination` then says what for.
    `origin` is the page's serialized origin, "null" for an opaque one. `address_space` is the one
    that the page is treated as being in, None for that of its origin; `local_network_access` says
    that it has been given the permission for more private ones.
    """

    origin: str
    url: str
    api: Api = "fetch"
    method: str = "GET"
    headers: HeaderList = ()
    mode: Mode = "cors"
    credentials: Credentials = "same-origin"
    redirect: Redirect = "follow"
    referrer_policy: str = ""
    body: Body | None = None
    upload_listener: bool = False
    destination: str = ""
    address_space: AddressSpace | None = None
    local_network_access: bool = False


class HttpRequest(NamedTuple):
    """A request that leaves the browser. `origin` is its Origin header, None when it has none."""

    kind: Kind
    method: str
    url: str
    origin: str | None
    headers: HeaderList = ()


class HttpResponse(NamedTuple):
    """What the server answers; header values as the bytes that came, each character a byte."""

    status: int
    headers: HeaderList = ()


@dataclass(frozen=True)
class NetworkFailure:
    """No answer: nobody listens, nobody has that name, or the connection was dropped.

    "unrecorded" is for a replay: whether there was an answer is not known.
    """

    error: Literal["refused", "dns", "dropped", "unrecorded"]


Transport = Callable[[HttpRequest], HttpResponse | NetworkFailure]


class Step(NamedTuple):
    """One decision of the algorithm, and whether it let the request go on.

    `values` holds what was compared, by name; a value of None was absent.
    """

    id: StepId
    passed: bool
    values: Mapping[str, str | None] = MappingProxyType({})

    @property
    def anchor(self) -> str:
        """The section of the standard; one of another standard is a whole address."""
        return anchor_of(self.id)

    @property
    def link(self) -> str:
        """The address of the section."""
        return self.anchor if "://" in self.anchor else f"{STANDARD}{self.anchor}"


class Failure(NamedTuple):
    """Why script gets a network error, or an exception.

    `parameter` is what the reason is about: a header's value, a method, a header's name. `url` is
    the URL at which it happened, "" where there was none; `status` is the response's, None where
    the reason is not a response. `allow_origin_lines` counts the lines spelled exactly
    Access-Control-Allow-Origin where the CORS check found their value wrong. `location` is the
    Location of a response that is a redirect and may not be shared, "" for any other.
    """

    reason: Reason
    parameter: str = ""
    url: str = ""
    status: int | None = None
    allow_origin_lines: int = 0
    location: str = ""

    @property
    def is_cors_error(self) -> bool:
        """Whether CORS is the reason; never so for the network, or for what a page is refused."""
        return self.reason in CORS_REASONS


class Outcome(NamedTuple):
    """What script gets, and how it came to that.

    `type` is `response.type` (None for XHR and for an error), `status` what script reads as such
    (None for an error), `readable_headers` the lower-cased names that script may read, `requests`
    what left the browser, `server_executed` whether a server got more than a preflight, `steps` the
    decisions in order, `failure` why it is a network error (None if it isn't one).
    """

    outcome: OutcomeName
    type: str | None
    status: int | None
    readable_headers: list[str]
    requests: list[HttpRequest]
    server_executed: bool
    steps: list[Step]
    failure: Failure | None = None

    @property
    def failed_step(self) -> Step | None:
        """The step that refused, None when all passed."""
        return next((step for step in reversed(self.steps) if not step.passed), None)
