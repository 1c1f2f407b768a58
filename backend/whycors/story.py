"""The story of what was called: the events in three lanes, in the order in which they happened.

Whoever draws lanes draws these events, the lesson's page and the terminal alike. Which exchange
belongs to which call is settled when they come here.
"""

import operator
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from .fetch_standard import Kind, Outcome, Step

Lane = Literal["js", "browser", "server"]
EventKind = Literal[
    "calls", "gets",
    "asks", "sends", "sends-after-asking", "loads", "navigates", "reuses", "follows",
    "hands-over", "keeps", "uses", "never-sends", "fails",
    "receives", "answers", "never-receives", "never-answers",
]  # fmt: skip
#: Who asked: script by fetch() or XHR, an element such as `<img>`, or a form or a frame.
Asker = Literal["script", "element", "navigation"]
#: What the browser does with an answer: `uses` it where no script was to read it.
End = Literal["hands-over", "keeps", "uses"]
#: What became of a request: an answer came; it arrived, and none came; it arrived nowhere; it was
#: answered by somebody who is not on record; or the browser had kept an answer, and asked nobody.
Fate = Literal["answered", "unanswered", "nobody-there", "elsewhere", "kept"]

_JS: tuple[EventKind, ...] = ("calls", "gets")
_SERVER: tuple[EventKind, ...] = ("receives", "answers", "never-receives", "never-answers")


@dataclass(frozen=True)
class Message:
    """A request of a call. `exchange` is the number of the exchange that it is in, None for none.

    `redirects` says that the answer sends the browser elsewhere.
    """

    exchange: int | None
    kind: Kind
    fate: Fate = "answered"
    redirects: bool = False


@dataclass(frozen=True)
class ToldCall:
    """What the browser was asked for, the requests that came of it, in order, and how it ended.

    `gate` is the step of the standard that decided, None where nothing was to be decided.
    """

    id: int
    messages: tuple[Message, ...]
    end: End
    asker: Asker = "script"
    gate: Step | None = None

    @property
    def was_sent(self) -> bool:
        """Whether the request itself was made, not only its preflight."""
        return bool(self.messages) and self.messages[-1].kind == "request"


class Event(NamedTuple):
    """One thing that happened, in one lane.

    As JSON it is `{"lane": "browser", "kind": "keeps", "call": 1, "exchange": 0, "gate": {…}}`:
    `call` and `exchange` are the ids by which the answer's `calls` and the record's exchanges go;
    `exchange` is null where there was none, as when the browser sends to where nobody listens.
    `gate` stands at the event of the call by which the browser shows what it decided, and is null
    elsewhere.

        js       calls, gets
        browser  asks (a CORS-preflight request), sends, sends-after-asking, loads (for an element),
                 navigates (a form or a frame), reuses (an answer that it had kept), follows (a
                 redirect); at the end hands-over, keeps, uses, never-sends, or fails (no answer)
        server   receives, answers, never-receives, never-answers
    """

    kind: EventKind
    call: int
    exchange: int | None = None
    gate: Step | None = None

    @property
    def lane(self) -> Lane:
        """Whose event it is."""
        if self.kind in _JS:
            return "js"
        return "server" if self.kind in _SERVER else "browser"


def events(calls: Iterable[ToldCall]) -> list[Event]:
    """Return the events of calls that are in order; see in_story_order()."""
    return [event for call in calls for event in _events(call)]


def in_story_order(calls: Sequence[ToldCall]) -> list[ToldCall]:
    """Return script's calls in their order, and what else was asked for among them.

    That has no other place than its exchange's. What a call reuses was there before it.
    """
    placed: list[tuple[int, bool, ToldCall]] = []
    last = -1
    for call in calls:
        sent = _numbers(message for message in call.messages if message.fate != "kept")[:1]
        kept = _numbers(message for message in call.messages if message.fate == "kept")
        if call.asker == "script":
            last = max([last, *sent, *kept])
        placed.append((last if call.asker == "script" else sent[0], call.asker == "script", call))
    return [call for *_, call in sorted(placed, key=operator.itemgetter(0, 1))]


def _numbers(messages: Iterable[Message]) -> list[int]:
    return [message.exchange for message in messages if message.exchange is not None]


def gate_of(outcome: Outcome) -> Step:
    """Return the step that refused; or, of a fetch that went through, the last that could have."""
    return outcome.failed_step or outcome.steps[-1]


def _events(call: ToldCall) -> Iterator[Event]:
    if call.asker == "script":
        yield Event("calls", call.id)
    has_asked = False
    for message in call.messages:
        yield Event(_leaving(call, message, has_asked), call.id, message.exchange)
        yield from _at_server(call, message)
        if message.redirects and message is not call.messages[-1]:
            yield Event("follows", call.id, message.exchange)
        has_asked = message.kind == "preflight"
    yield from _end(call)
    if call.asker == "script":
        yield Event("gets", call.id)


def _leaving(call: ToldCall, message: Message, has_asked: bool) -> EventKind:
    if message.fate == "kept":
        return "reuses"
    if message.kind == "preflight":
        return "asks"
    if call.asker != "script":
        return "navigates" if call.asker == "navigation" else "loads"
    return "sends-after-asking" if has_asked else "sends"


def _at_server(call: ToldCall, message: Message) -> Iterator[Event]:
    if message.fate in ("answered", "unanswered"):
        yield Event("receives", call.id, message.exchange)
    if message.fate == "answered":
        yield Event("answers", call.id, message.exchange)
    elif message.fate not in ("kept", "elsewhere"):
        yield Event("never-answers", call.id, message.exchange)


def _end(call: ToldCall) -> Iterator[Event]:
    last = call.messages[-1] if call.messages else None
    if last is None or not call.was_sent:
        yield Event("never-sends", call.id, last.exchange if last else None, call.gate)
        yield Event("never-receives", call.id)
    elif last.fate in ("answered", "elsewhere", "kept"):
        yield Event(call.end, call.id, last.exchange, call.gate)
    else:
        yield Event("fails", call.id, last.exchange, call.gate)
