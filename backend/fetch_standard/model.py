"""What goes into the algorithm and what comes out of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from backend.fetch_standard.headers import HeaderList

STANDARD = "https://fetch.spec.whatwg.org/"

Api = Literal["fetch", "xhr"]
Browser = Literal["standard", "chromium", "firefox"]
Mode = Literal["cors", "no-cors", "same-origin"]
Credentials = Literal["omit", "same-origin", "include"]
Redirect = Literal["follow", "error", "manual"]
BodyType = Literal["text", "urlsearchparams", "formdata", "blob", "arraybuffer", "stream"]
Kind = Literal["preflight", "request"]
OutcomeName = Literal["readable", "opaque", "opaque-redirect", "network-error"]


@dataclass(frozen=True)
class Body:
    """A request's body, as far as the algorithm looks at it; `mime` is a blob's type."""

    type: BodyType
    mime: str = ""


@dataclass(frozen=True)
class Request:
    """What script asks for: the arguments of fetch(), or of an XMLHttpRequest.

    `origin` is the page's serialized origin, "null" for an opaque one.
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


@dataclass(frozen=True)
class HttpRequest:
    """A request that leaves the browser. `origin` is its Origin header, None when it has none."""

    kind: Kind
    method: str
    url: str
    origin: str | None
    headers: HeaderList = ()


@dataclass(frozen=True)
class HttpResponse:
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


@dataclass(frozen=True)
class Step:
    """One decision of the algorithm: `anchor` is the section of the standard that it belongs to.

    An anchor of another standard is a whole address.
    `values` holds what was compared, by name; a value of None was absent.
    """

    id: str
    anchor: str
    passed: bool
    values: dict[str, str | None] = field(default_factory=dict)

    @property
    def link(self) -> str:
        """The address of the section."""
        return self.anchor if "://" in self.anchor else f"{STANDARD}{self.anchor}"


@dataclass(frozen=True)
class Failure:
    """Why script gets a network error: Chromium's name for it, or ours where it has none.

    `parameter` is what the reason is about: a header's value, a method, a header's name. `url` is
    the URL at which it happened, `status` the response's, if there was one.
    """

    reason: str
    is_cors_error: bool
    parameter: str = ""
    url: str = ""
    status: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What script gets, and how it came to that.

    `type` is `response.type` (None for XHR and for an error), `readable_headers` the names that
    script may read, `requests` what left the browser, `server_executed` whether a server got more
    than a question.
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
