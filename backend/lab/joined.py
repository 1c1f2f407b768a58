"""A run whose exchanges are joined to its calls (join.py)."""

import functools
from dataclasses import dataclass, field

from backend.lab.question import SeenCall
from backend.lab.replay import Answered
from backend.whycors.fetch_standard import (
    REDIRECT_STATUSES,
    Outcome,
    PreflightCache,
    Request,
    Step,
    StepId,
)
from backend.whycors.recording.exchange import Exchange
from backend.whycors.story import Asker, End, Fate, Message, ToldCall, gate_of


@dataclass
class Judged:
    """What the algorithm makes of a request, with the preflights it remembered before."""

    request: Request
    outcome: Outcome
    cache_before: PreflightCache


@dataclass(eq=False)
class JoinedCall:
    """A call, or what an element or a form asked for without one, and its exchanges.

    `answered` holds what the algorithm asked for, `others` the exchanges that it never asked for.
    `judged` is None where nothing is to be decided: no script may look into the answer.
    """

    id: int
    page_origin: str
    seen: SeenCall
    asker: Asker
    end: End
    judged: Judged | None = None
    answered: list[Answered] = field(default_factory=list)
    others: list[Exchange] = field(default_factory=list)

    @property
    def own_exchanges(self) -> list[Exchange]:
        """The exchanges that are its own: all but answers that the browser had kept."""
        asked_for = [
            answered.exchange
            for answered in self.answered
            if answered.exchange and not answered.was_kept
        ]
        return [*asked_for, *self.others]

    def step(self, id: StepId) -> Step | None:
        """Return the step of that id which the algorithm took for it, None if it took none."""
        steps = self.judged.outcome.steps if self.judged else ()
        return next((step for step in steps if step.id == id), None)

    @property
    def ended(self) -> str:
        """How it really ended: "readable", "opaque", "blocked" or "not-sent".

        What an element got is not to be seen: it is judged by whether its page's code threw.
        """
        if self.asker != "script":
            was_seen = "opaque" if self.end == "uses" else "readable"
            return was_seen if self.seen.error is None else "blocked"
        if self.seen.observed is None:
            messages = [each for each in self.told.messages if each.exchange is not None]
            was_received = bool(messages) and messages[-1].kind == "request"
            return "blocked" if was_received else "not-sent"
        return "readable" if self.seen.outcome == "readable" else "opaque"

    @functools.cached_property
    def told(self) -> ToldCall:
        """The call as the story has it, once all its exchanges are known."""
        gate = gate_of(self.judged.outcome) if self.judged else None
        return ToldCall(self.id, tuple(self._messages()), self.end, self.asker, gate)

    def _messages(self) -> list[Message]:
        messages = [
            _message(answered.exchange, "kept" if answered.was_kept else None)
            for answered in self.answered
            if answered.exchange is not None
        ]
        if self.answered and self.answered[-1].exchange is None and not self.others:
            kind = self.answered[-1].request.kind
            fate: Fate = "nobody-there" if self.seen.observed is None else "elsewhere"
            messages.append(Message(None, kind, fate))
        for exchange in self.others:
            later = [
                place
                for place, message in enumerate(messages)
                if message.fate != "kept" and (message.exchange or 0) > exchange.number
            ]
            messages.insert(min(later, default=len(messages)), _message(exchange))
        return messages


@dataclass(frozen=True)
class Joined:
    """A run: the calls of the steps before the experiment, and what was asked for in it.

    `exchanges_before` are those of the steps, whoever asked for them, `exchanges` the experiment's.
    """

    before: list[JoinedCall]
    calls: list[JoinedCall]
    loads: list[JoinedCall]
    exchanges_before: list[Exchange]
    exchanges: list[Exchange]


def _message(exchange: Exchange, fate: Fate | None = None) -> Message:
    answered: Fate = "unanswered" if exchange.status is None else "answered"
    redirects = exchange.status in REDIRECT_STATUSES
    return Message(exchange.number, exchange.kind, fate or answered, redirects)
