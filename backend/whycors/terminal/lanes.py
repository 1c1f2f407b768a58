"""A fetch in three lanes, as text: JavaScript, the browser, the server. Draws story.py's events."""

from collections.abc import Sequence

from ..cases.case import Played
from ..cases.case_cookies import CaseTurn, wanted_headers
from ..fetch_standard import HttpRequest, HttpResponse, Outcome, Request
from ..story import Event
from ..words import Words, is_refused_call
from .text import padded, painted, width_of, wrapped

MARGIN = " " * 4
CALL_WIDTH = 18
SERVER_MARGIN = 3
SHOWN_HEADERS = ("access-control-", "location", "cross-origin-resource-policy", "set-cookie")


class Lanes:
    """The rows of the diagram, one an event, at most `width` columns wide.

    `turns` are those of the cookies of the request that is drawn.
    """

    def __init__(self, words: Words, width: int, turns: Sequence[CaseTurn] = ()) -> None:
        self.words = words
        self.cookies = {turn.exchange: turn.retrieved.header for turn in turns}
        self.wire_width = width - len(MARGIN) - CALL_WIDTH - SERVER_MARGIN - 3
        self.rows = [self._heads()]

    def draw(self, events: list[Event], request: Request, played: Played) -> None:
        """Draw what came of a request; an event's exchange is its place in `played`."""
        for event in events:
            self._draw(event, request, played)

    def _draw(self, event: Event, request: Request, played: Played) -> None:
        exchange = None if event.exchange is None else played.exchanges[event.exchange]
        answer = exchange and exchange.answer
        if event.kind == "calls":
            self._call(request)
        elif exchange and event.kind in ("asks", "sends", "sends-after-asking"):
            self._request(exchange.request, self.cookies.get(event.exchange or 0, ""))
        elif exchange and isinstance(answer, HttpResponse) and event.kind == "answers":
            is_last = exchange is played.exchanges[-1]
            hidden = wanted_headers(played) if is_last else []
            self._answer(answer, hidden, asked=exchange.request.origin is not None)
        elif event.kind == "never-answers":
            self._row("", f"  {self.words.text('story.no-answer')}", server="✕", colour="red")
        elif event.kind == "gets":
            self._ending(request, played.outcome)
        if event.gate and not event.gate.passed:
            self._gate(self.words.title(event.gate))

    def _call(self, request: Request) -> None:
        """JavaScript calls fetch(), or sends an XMLHttpRequest."""
        label, *others = wrapped(f"{request.api} {request.method}", CALL_WIDTH - 5)
        self._row(_to_right(label, CALL_WIDTH), "", js="├")
        for line in others:
            self._row(f" {line}", "")

    def _gate(self, title: str) -> None:
        """The browser refuses, at a step of the standard."""
        first, *others = wrapped(title, self.wire_width - 2)
        self._row("", f" {first}", browser="✕", colour="red")
        for line in others:
            self._row("", f" {line}", colour="red")

    def _ending(self, request: Request, outcome: Outcome) -> None:
        """What script gets."""
        label = self._got(request, outcome)
        colour = "red" if outcome.outcome == "network-error" else "green"
        self._row(_to_left(label, CALL_WIDTH), "", browser="┤", colour=colour)

    def _got(self, request: Request, outcome: Outcome) -> str:
        if outcome.outcome == "readable":
            return f"{outcome.status} {outcome.type}" if outcome.type else str(outcome.status)
        if outcome.type:
            return outcome.type
        if request.api == "fetch":
            return "TypeError"
        return self.words.text("story.exception") if is_refused_call(outcome) else "error"

    def _request(self, request: HttpRequest, cookies: str) -> None:
        is_preflight = request.kind == "preflight"
        asks = self.words.text("story.asks", method=request.method)
        label, below = asks if is_preflight else request.method, [request.url]
        if width_of(f"{label} {request.url}") <= self.wire_width - 5:
            label, below = f"{label} {request.url}", []
        self._row("", _to_right(label, self.wire_width), browser="├")
        origin = f"Origin: {request.origin}" if request.origin else None
        headers = [f"{name}: {value}" for name, value in request.headers]
        headers += [f"Cookie: {cookies}"] if cookies else []
        self._details([*below, origin or self.words.text("story.no-origin"), *headers])

    def _answer(self, answer: HttpResponse, hidden: list[str], asked: bool) -> None:
        shown = [
            f"{name}: {value}"
            for name, value in answer.headers
            if name.lower().startswith(SHOWN_HEADERS) or name in hidden
        ]
        if asked and not any(line.lower().startswith("access-control-") for line in shown):
            shown.append(self.words.text("story.no-cors-headers"))
        self._row("", _to_left(str(answer.status), self.wire_width), server="┤")
        self._details(shown)

    def _details(self, texts: list[str]) -> None:
        for text in texts:
            for line in wrapped(self.words.shown(text), self.wire_width - 1):
                self._row("", f" {line}")

    def _row(
        self,
        call: str,
        wire: str,
        js: str = "│",
        browser: str = "│",
        server: str = "│",
        colour: str | None = None,
    ) -> None:
        cells = [js, padded(call, CALL_WIDTH), browser, padded(wire, self.wire_width), server]
        if colour:
            cells = [cell if cell.strip() in ("", "│") else painted(cell, colour) for cell in cells]
        self.rows.append(MARGIN + "".join(cells))

    def _heads(self) -> str:
        js, browser, server = (
            self.words.text(f"story.{lane}") for lane in ("javascript", "browser", "server")
        )
        middle = len(MARGIN) + CALL_WIDTH + 1
        line = padded(js, middle - width_of(browser) // 2)
        end = middle + self.wire_width + 1 + SERVER_MARGIN
        line_to_server = padded(line + browser, end - width_of(server))
        return painted(line_to_server + server, "bold")


def _to_right(label: str, width: int) -> str:
    return padded(f"─ {label} ", width - 1, "─") + "▶"


def _to_left(label: str, width: int) -> str:
    return padded(f"◀─ {label} ", width, "─")
