"""Where each value of a request is looked for: in the lines first, then in what was seen."""

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ..browsers.behaviours import BEHAVIOURS
from ..fetch_standard import Kind, get, is_same_origin, origin_of_page, parse_url
from .alternatives import UNTOLD
from .attempts import Attempt, method_of
from .grouping import Group, urls_of_line
from .incident import Degree
from .line_meaning import (
    header_in,
    is_of_cors,
    is_vague,
    needs_credentials,
    place_said,
    reasons_of,
    status_in,
)
from .model import HeaderPairs, Line, Place, Seen
from .turn_facts import (
    asked_names,
    asks_for_a_simple_one,
    browser_of,
    is_added,
    mode_shown,
    mode_told,
    origin_in,
    own_origin,
    sent_credentials,
)

Value = TypeVar("Value")

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


class ToldAnswer(NamedTuple):
    """What a console line says of an answer: its status, and a header that it quotes."""

    kind: Kind
    status: int | None
    header: tuple[str, str] | None
    place: Place


class Sources:
    """Looks for each value in the lines first, then in what was seen."""

    def __init__(self, group: Group, attempt: Attempt | None) -> None:
        self._lines = sorted(group.lines, key=is_vague)
        self._turns = attempt.turns if attempt else []
        self._request = attempt.request if attempt else None

    def browser(self) -> Given[str] | None:
        """Return whose request it is."""
        for line in self._lines:
            if line.recognised.browser in BEHAVIOURS:
                return Given(line.recognised.browser, "follows", line.place)
        return self._in_turns(browser_of, "follows")

    def page_origin(self) -> Given[str] | None:
        """Return the page's origin: as a line or an Origin has it, or as Referer shows it."""
        for line in self._lines:
            if (given := _page_origin_in(line)) is not None:
                return given
        return (
            self._in_turns(lambda turn: origin_in(turn, "origin"), "measured", first=True)
            or self._in_turns(lambda turn: origin_in(turn, "referer"), "follows", first=True)
            or self._in_turns(own_origin, "follows", first=True)
        )

    def url(self) -> Given[str] | None:
        """Return the URL that script asked for."""
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
        """Return the method, a preflight's as the one that it asks for."""
        return self.told_method() or self._in_turns(method_of, "measured", first=True)

    def told_method(self) -> Given[str] | None:
        """Return the method that a console line names."""
        for line in self._lines:
            if method := line.recognised.parameters.get("method"):
                return Given(method, "measured", line.place)
        return None

    def headers(self) -> Given[HeaderPairs] | None:
        """Return script's own headers: those that a preflight asks for, and what nobody adds."""
        asked = self._in_turns(asked_names, "measured")
        request = self._request
        sent = request.headers if request and request.kind != "preflight" else None
        if request is None or (sent is None and asked is None):
            return None
        names = asked.value if asked else ()
        own = [
            (name, value)
            for name, value in sent or ()
            if name.lower() in names or not is_added(name)
        ]
        there = {name.lower() for name, _ in own}
        own += [(name, UNTOLD) for name in names if name not in there]
        place = request.place if sent is not None or asked is None else asked.place
        return Given(tuple(own), "measured", place)

    def credentials(
        self, page_origin: Given[str] | None, url: Given[str] | None
    ) -> Given[str] | None:
        """Return the credentials mode: told, or shown by a cookie across origins."""
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
        return self._in_turns(sent_credentials, "follows", first=True)

    def mode(self) -> Given[str] | None:
        """Return the mode, where it is told or where only one is possible."""
        for line in self._lines:
            if is_of_cors(line):
                return Given("cors", "follows", line.place)
        return self._in_turns(mode_told, "measured") or self._in_turns(mode_shown, "follows")

    def api(self) -> str:
        """Return what script asked by, fetch() where nothing tells."""
        kinds = [line.recognised.parameters.get("kind", "").lower() for line in self._lines]
        if "xmlhttprequest" in kinds or self.listens_to_upload():
            return "xhr"
        return "element" if self.destination() else "fetch"

    def destination(self) -> str:
        """Return what an element asked for, "" where none is known to have asked."""
        for line in self._lines:
            kind = line.recognised.parameters.get("kind", "").lower()
            if kind in _DESTINATIONS:
                return _DESTINATIONS[kind]
        told = self._in_turns(lambda turn: get(turn.headers or (), "sec-fetch-dest"), "measured")
        return told.value if told and told.value in _DESTINATIONS.values() else ""

    def listens_to_upload(self) -> bool:
        """Return whether there was a preflight for which neither method nor headers call."""
        return any(
            turn.kind == "preflight" and asked_names(turn) == () and asks_for_a_simple_one(turn)
            for turn in self._turns
        )

    def redirected_to(self) -> Given[str] | None:
        """Return where a redirect led, as a line tells it."""
        for line in self._lines:
            told = line.recognised.parameters
            if "initial_url" in told and told.get("url") not in (None, told["initial_url"]):
                return Given(told["url"], "measured", line.place)
        return None

    def told_answer(self) -> ToldAnswer | None:
        """Return what the most telling line says of an answer, None where it says nothing."""
        if not self._lines:
            return None
        line = self._lines[0]
        places = {
            place_said(line, reason) for reason in reasons_of(line) or [line.recognised.reason]
        }
        place = places.pop() if len(places) == 1 else None
        status, header = status_in(line.recognised.parameters), header_in(line)
        if status is None and place in (None, "request"):
            after = self._line_after()
            if after is not None:
                return ToldAnswer(
                    "request", status_in(after.recognised.parameters), header, after.place
                )
        if status is None and (place is None or header is None):
            return None
        # Of a line that has two readings, the status still is one that came.
        return ToldAnswer(place or "request", status, header if place else None, line.place)

    def _line_after(self) -> Line | None:
        """Return what Chromium prints after a refusal: net::ERR_FAILED, and the answer's status."""
        return next(
            (
                line
                for line in self._lines[1:]
                if line.recognised.reason == "NoReasonGiven"
                and status_in(line.recognised.parameters) is not None
            ),
            None,
        )

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
        return Given(origin_of_page(origin) or origin, "measured", line.place)
    page = parse_url(told.get("page", ""))
    return Given(page.origin, "follows", line.place) if page and page.is_http else None
