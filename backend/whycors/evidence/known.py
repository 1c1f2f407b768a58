"""What the pieces of one failure tell of its request: each value, and where it was given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from ..browsers.behaviours import BEHAVIOURS
from ..fetch_standard import OPAQUE, get, is_cors_safelisted_method, is_same_origin, parse_url
from .alternatives import UNTOLD
from .grouping import Attempt, Group, method_of, urls_of_line
from .incident import Degree
from .line_meaning import is_of_cors, is_vague, needs_credentials
from .model import HeaderPairs, Line, Place, Seen

Value = TypeVar("Value")

#: What a browser or curl adds by itself; script's own come out of this list where a preflight
#: asks for them.
_ADDED = frozenset(
    "accept accept-encoding accept-language cache-control connection content-length cookie dnt "
    "host origin pragma priority referer te upgrade-insecure-requests user-agent".split()
)
#: What Chromium's lines call the requests of elements, and the destinations that are meant.
_DESTINATIONS = {
    "audio": "audio", "font": "font", "image": "image", "script": "script",
    "css stylesheet": "style", "text track": "track", "video": "video",
}  # fmt: skip


class Given(NamedTuple, Generic[Value]):
    """A value, how surely it is so, and the piece that gave it."""

    value: Value
    degree: Degree
    place: Place | None


@dataclass(frozen=True)
class Known:
    """What is known of a request; None is what nobody told. `attempt` is the try that is told of.

    `headers` are script's own, as far as they can be told from the browser's.
    """

    attempt: Attempt | None
    browser: Given[str] | None
    page_origin: Given[str] | None
    url: Given[str] | None
    method: Given[str] | None
    headers: Given[HeaderPairs] | None
    credentials: Given[str] | None
    mode: Given[str] | None
    api: str
    destination: str
    has_body: bool
    #: What curl asked, where a console line tells of the browser's own request.
    guessed_method: str | None
    guessed_headers: HeaderPairs | None
    #: Whether there was a preflight for which neither method nor headers call: an XMLHttpRequest
    #: whose upload script listens to.
    listens_to_upload: bool
    #: Where a redirect led, and the status of an answer, as far as console lines tell.
    redirected_to: Given[str] | None
    told_status: Given[str] | None


def known_of(group: Group, attempt: Attempt | None, url_alone: str | None = None) -> Known:
    """Return what a group tells of the request, with one of its tries; or what a URL alone does."""
    sources = _Sources(group, attempt)
    page_origin, url = sources.page_origin(), sources.url()
    method, headers = sources.method(), sources.headers()
    is_browsers = sources.is_the_browsers_request()
    if url_alone is not None:
        url = Given(url_alone, "measured", Place("url", 1, 1))
    return Known(
        attempt=attempt,
        browser=sources.browser(),
        page_origin=page_origin,
        url=url,
        method=sources.method() if is_browsers else sources.told_method(),
        headers=sources.headers() if is_browsers else None,
        credentials=sources.credentials(page_origin, url),
        mode=sources.mode(),
        api=sources.api(),
        destination=sources.destination(),
        has_body=attempt is not None and attempt.request.has_body is True,
        guessed_method=None if method is None else method.value,
        guessed_headers=None if headers is None else headers.value,
        listens_to_upload=sources.listens_to_upload(),
        redirected_to=sources.redirected_to(),
        told_status=sources.told_status(),
    )


class _Sources:
    """Looks for each value in the lines first, then in what was seen."""

    def __init__(self, group: Group, attempt: Attempt | None) -> None:
        self._lines = sorted(group.lines, key=is_vague)
        self._turns = attempt.turns if attempt else []
        self._request = attempt.request if attempt else None

    def browser(self) -> Given[str] | None:
        for line in self._lines:
            if line.recognised.browser in BEHAVIOURS:
                return Given(line.recognised.browser, "follows", line.place)
        return self._in_turns(_browser_of, "follows")

    def page_origin(self) -> Given[str] | None:
        for line in self._lines:
            if (given := _page_origin_in(line)) is not None:
                return given
        return (
            self._in_turns(lambda turn: _origin_in(turn, "origin"), "measured", first=True)
            or self._in_turns(lambda turn: _origin_in(turn, "referer"), "follows", first=True)
            or self._in_turns(_own_origin, "follows", first=True)
        )

    def url(self) -> Given[str] | None:
        request = self._request
        if request is not None and request.url and request.by == "browser":
            return Given(request.url, "measured", request.place)
        for line in self._lines:
            if urls := urls_of_line(line):
                return Given(urls[0], "measured", line.place)
        return self._in_turns(lambda turn: turn.url, "measured", first=True)

    def is_the_browsers_request(self) -> bool:
        """Return whether what was seen is what the browser asked, as far as anybody knows."""
        says_more = any(not is_vague(line) for line in self._lines)
        return self._request is None or self._request.by == "browser" or not says_more

    def method(self) -> Given[str] | None:
        return self.told_method() or self._in_turns(method_of, "measured", first=True)

    def told_method(self) -> Given[str] | None:
        for line in self._lines:
            if method := line.recognised.parameters.get("method"):
                return Given(method, "measured", line.place)
        return None

    def headers(self) -> Given[HeaderPairs] | None:
        asked = self._in_turns(_asked_names, "measured")
        request = self._request
        sent = request.headers if request and request.kind != "preflight" else None
        if request is None or (sent is None and asked is None):
            return None
        names = asked.value if asked else ()
        own = [
            (name, value)
            for name, value in sent or ()
            if name.lower() in names or not _is_added(name)
        ]
        there = {name.lower() for name, _ in own}
        own += [(name, UNTOLD) for name in names if name not in there]
        place = request.place if sent is not None or asked is None else asked.place
        return Given(tuple(own), "measured", place)

    def credentials(
        self, page_origin: Given[str] | None, url: Given[str] | None
    ) -> Given[str] | None:
        told = self._in_turns(lambda turn: turn.credentials, "measured", first=True)
        if told is not None:
            return told
        for line in self._lines:
            if needs_credentials(line):
                return Given("include", "follows", line.place)
        target = parse_url(url.value) if url else None
        if (
            page_origin is None
            or target is None
            or is_same_origin(page_origin.value, target.origin)
        ):
            return None
        return self._in_turns(_sent_credentials, "follows", first=True)

    def mode(self) -> Given[str] | None:
        for line in self._lines:
            if is_of_cors(line):
                return Given("cors", "follows", line.place)
        return self._in_turns(_mode_told, "measured") or self._in_turns(_mode_shown, "follows")

    def api(self) -> str:
        kinds = [line.recognised.parameters.get("kind", "").lower() for line in self._lines]
        if "xmlhttprequest" in kinds or self.listens_to_upload():
            return "xhr"
        return "element" if self.destination() else "fetch"

    def destination(self) -> str:
        for line in self._lines:
            kind = line.recognised.parameters.get("kind", "").lower()
            if kind in _DESTINATIONS:
                return _DESTINATIONS[kind]
        told = self._in_turns(lambda turn: get(turn.headers or (), "sec-fetch-dest"), "measured")
        return told.value if told and told.value in _DESTINATIONS.values() else ""

    def listens_to_upload(self) -> bool:
        return any(
            turn.kind == "preflight" and _asked_names(turn) == () and _asks_for_a_simple_one(turn)
            for turn in self._turns
        )

    def redirected_to(self) -> Given[str] | None:
        for line in self._lines:
            told = line.recognised.parameters
            if "initial_url" in told and told.get("url") not in (None, told["initial_url"]):
                return Given(told["url"], "measured", line.place)
        return None

    def told_status(self) -> Given[str] | None:
        for line in self._lines:
            told = line.recognised
            if told.reason == "HttpStatus" and "status" in told.parameters:
                return Given(told.parameters["status"], "measured", line.place)
        return None

    def _in_turns(
        self, find: Callable[[Seen], Value | None], degree: Degree, *, first: bool = False
    ) -> Given[Value] | None:
        """Return what is found in what was seen, with `first` before any redirect alone."""
        for turn in self._before_redirects() if first else self._turns:
            value = find(turn)
            if value is not None:
                return Given(value, degree, turn.place)
        return None

    def _before_redirects(self) -> Iterator[Seen]:
        for turn in self._turns:
            yield turn
            if turn.kind != "preflight":
                return


def _page_origin_in(line: Line) -> Given[str] | None:
    told = line.recognised.parameters
    if origin := told.get("page_origin"):
        page = parse_url(origin) if origin != OPAQUE else None
        return Given(page.origin if page and page.is_http else origin, "measured", line.place)
    page = parse_url(told.get("page", ""))
    return Given(page.origin, "follows", line.place) if page and page.is_http else None


def _browser_of(turn: Seen) -> str | None:
    headers = turn.headers or ()
    agent = get(headers, "user-agent") or ""
    if "Firefox/" in agent:
        return "firefox"
    if "Chrome/" in agent or get(headers, "sec-ch-ua") is not None:
        return "chromium"
    return "safari" if "Version/" in agent and "Safari/" in agent else None


def _origin_in(turn: Seen, name: str) -> str | None:
    value = get(turn.headers or (), name)
    if value is None or (name == "origin" and value == OPAQUE):
        return value
    page = parse_url(value)
    return (page.origin if page.is_http else value) if page else None


def _own_origin(turn: Seen) -> str | None:
    url = parse_url(turn.url or "")
    is_own = get(turn.headers or (), "sec-fetch-site") == "same-origin"
    return url.origin if url and is_own else None


def _asked_names(turn: Seen) -> tuple[str, ...] | None:
    if turn.kind != "preflight" or turn.headers is None:
        return None
    listed = get(turn.headers, "access-control-request-headers") or ""
    return tuple(name.strip().lower() for name in listed.split(",") if name.strip())


def _asks_for_a_simple_one(turn: Seen) -> bool:
    method = method_of(turn)
    return method is not None and is_cors_safelisted_method(method)


def _is_added(name: str) -> bool:
    lower = name.lower()
    return lower in _ADDED or lower.startswith(("sec-", "access-control-request-", ":", "x-client"))


def _sent_credentials(turn: Seen) -> str | None:
    return None if get(turn.headers or (), "cookie") is None else "include"


def _mode_told(turn: Seen) -> str | None:
    mode = get(turn.headers or (), "sec-fetch-mode")
    told = turn.mode or mode
    return told if told in ("cors", "no-cors", "same-origin") else None


def _mode_shown(turn: Seen) -> str | None:
    """Only a CORS request has a preflight, or names its origin although it is a GET or HEAD."""
    is_asking = turn.method in ("GET", "HEAD") and get(turn.headers or (), "origin") is not None
    return "cors" if turn.kind == "preflight" or is_asking else None
