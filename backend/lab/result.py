"""What came of an experiment: all that its facts and its headline are drawn from."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from backend.lab.cookie_fate import CookieFate, fate_of
from backend.lab.cookie_replay import Turns
from backend.lab.ending import Ending, ending_of
from backend.lab.evidence import private_owner, user_of
from backend.lab.joined import JoinedCall
from backend.lab.question import Question
from backend.whycors.recording.exchange import Exchange

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})  # RFC 9110, section 9.2.1

HeaderFate = Literal["readable", "hidden", "absent"]


@dataclass(frozen=True)
class Theft:
    """What an attacker's page did in the name of the logged-in `user`.

    `owner` is whose private note it has read, None where it read none.
    """

    deed: Literal["read", "wrote"]
    user: str
    owner: str | None


@dataclass(frozen=True)
class Result:
    """An experiment: its calls and exchanges, in order, and those of the steps `before` it.

    `turns` are the cookies' at the exchanges of both. `is_attack` says that the experiment's page
    is of an attacker's origin.
    """

    question: Question
    calls: Sequence[JoinedCall]
    exchanges: Sequence[Exchange]
    before: Sequence[Exchange]
    turns: Turns
    is_attack: bool

    @functools.cached_property
    def ending(self) -> Ending:
        """How the last call ended."""
        return ending_of(self.calls)

    @functools.cached_property
    def answered(self) -> Exchange | None:
        """The answer of the last main request that was answered, from the browser's cache too."""
        if self.ending.answer is not None:
            return self.ending.answer
        main = [each for each in self.exchanges if each.kind == "request" and each.status]
        return main[-1] if main else None

    @functools.cached_property
    def cookie(self) -> CookieFate:
        """What became of the cookie at the last main request that arrived."""
        main = [each for each in self.exchanges if each.kind == "request"]
        return fate_of(main[-1] if main else None, self.before, self.turns)

    @functools.cached_property
    def written(self) -> Exchange | None:
        """The last exchange that wrote: a view ran for an unsafe method, and answered 2xx."""
        wrote = [each for each in self.exchanges if is_write(each) and is_ok(each)]
        return wrote[-1] if wrote else None

    @property
    def read_what_it_wrote(self) -> bool:
        """Whether script could read the answer to what it wrote."""
        owners = [call for call in self.calls if self.written in call.own_exchanges]
        return any(call.asker == "script" and call.ended == "readable" for call in owners)

    def had_permission(self, call: JoinedCall) -> bool:
        """Return whether the browser remembered a permission, and so sent no preflight."""
        return call.step("http-fetch/preflight-cached") is not None

    @property
    def header(self) -> HeaderFate:
        """What became of the response header that is asked about."""
        name = (self.question.header or "").lower()
        sent = [name for name, _ in self.answered.response_headers] if self.answered else []
        if name not in (each.lower() for each in sent):
            return "absent"
        call = self.ending.call
        seen = call.seen.observed if call else None
        readable = seen["readable_headers"] if seen else []
        return "readable" if name in (each.lower() for each in readable) else "hidden"

    @functools.cached_property
    def theft(self) -> Theft | None:
        """What was read or written in a logged-in user's name by an attacker's page."""
        if not self.is_attack:
            return None
        answer = self.ending.answer if self.ending.name == "readable" else None
        read = answer if answer and answer.view and is_ok(answer) else None
        owner = private_owner(read) if read else None
        if self.written and owner is None:
            return self._theft("wrote", self.written, None)
        return self._theft("read", read, owner) if read else None

    def _theft(
        self, deed: Literal["read", "wrote"], exchange: Exchange, owner: str | None
    ) -> Theft | None:
        user = user_of(exchange, [*self.before, *self.exchanges])
        return Theft(deed, user, owner) if user else None


def is_write(exchange: Exchange) -> bool:
    """Return whether a view ran for a request whose method is not safe."""
    return exchange.view is not None and exchange.method not in SAFE_METHODS


def is_ok(exchange: Exchange) -> bool:
    """Return whether the status is an ok status, 200 to 299."""
    return 200 <= (exchange.status or 0) <= 299
