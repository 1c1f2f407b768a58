"""Which exchange belongs to which call, and which to none: settled here, and nowhere else.

The algorithm asks for what a call must send, and the record answers (replay.py). What the record
has beside that, and a call's own URL explains, is that call's, too: there algorithm and browser
differ. What is left was asked for by elements and forms, of which the record alone tells.
"""

import copy
from collections.abc import Iterable, Sequence
from typing import Any

from backend.lab.joined import Joined, JoinedCall, Judged
from backend.lab.question import Act, Question, SeenCall
from backend.lab.replay import Replay
from backend.whycors.browsers.behaviours import BEHAVIOURS
from backend.whycors.cases.case import read_request
from backend.whycors.fetch_standard import PreflightCache, fetch
from backend.whycors.recording.exchange import Exchange
from backend.whycors.story import Asker, End


def join(exchanges: Sequence[Exchange], base: str, question: Question) -> Joined:
    """Return whose the exchanges of a run's record are; the run is below the path `base`."""
    return _Join(exchanges, base, question).joined()


class _Join:
    """A join under way: what is on record waits for who asked for it."""

    def __init__(self, exchanges: Sequence[Exchange], base: str, question: Question) -> None:
        self._exchanges = exchanges
        self._question = question
        self._root_url = question.api + base
        self._replay = Replay(exchanges, base)
        self._behaviour = BEHAVIOURS[question.browser]
        self._cache = self._behaviour.new_cache()
        self._count = 0

    def joined(self) -> Joined:
        acts = [[self._called(call, act) for call in act.calls] for act in self._question.acts]
        for call in (call for calls in acts for call in calls):
            assert call.judged is not None
            call.others = self._replay.take_left(call.judged.request, call.answered)
        *steps, main = acts
        before = [call for calls in steps for call in calls]
        first = self._first_of_main(steps, main)
        exchanges = [exchange for exchange in self._exchanges if exchange.number >= first]
        loads = self._loads(exchanges, taken=_numbers([*before, *main]))
        earlier = [exchange for exchange in self._exchanges if exchange.number < first]
        return Joined(before, main, loads, earlier, exchanges)

    def _called(self, seen: SeenCall, act: Act) -> JoinedCall:
        self._cache.now = seen.at_ms / 1000
        end: End = "keeps" if seen.observed is None else "hands-over"
        return self._judged(JoinedCall(self._next_id(), act.origin, seen, "script", end))

    def _judged(self, call: JoinedCall) -> JoinedCall:
        request = read_request(call.page_origin, call.seen.request)
        cache_before = self._copied_cache()
        self._replay.destination = request.destination
        outcome = fetch(request, self._replay, self._cache, self._behaviour)
        call.answered = self._replay.take_answered()
        call.judged = Judged(request, outcome, cache_before)
        return call

    def _copied_cache(self) -> PreflightCache:
        if self._cache.entries:
            return copy.deepcopy(self._cache)
        empty = self._behaviour.new_cache()
        empty.now = self._cache.now
        return empty

    def _first_of_main(self, steps: list[list[JoinedCall]], main: list[JoinedCall]) -> int:
        """Return the number of the first exchange that is not of the steps before.

        What elements loaded between the calls of the two is the experiment's; but it is the last
        step's where that has no calls, and so must have asked for something otherwise.
        """
        if not steps:
            return 0
        after_steps = max(_numbers(call for calls in steps for call in calls), default=-1) + 1
        if steps[-1] or not main:
            return after_steps
        return min(_numbers(main), default=self._exchanges[-1].number + 1 if self._exchanges else 0)

    def _loads(self, exchanges: list[Exchange], taken: set[int]) -> list[JoinedCall]:
        loads: list[JoinedCall] = []
        for exchange in exchanges:
            if exchange.number not in taken:
                loads.append(self._load(exchange))
                taken |= _numbers(loads[-1:])
        return loads

    def _load(self, exchange: Exchange) -> JoinedCall:
        """Return what an element, a form or a frame asked for, by what is on record of it."""
        act = self._question.acts[-1]
        request = element_request(exchange, self._root_url)
        asker: Asker = "navigation" if exchange.mode == "navigate" else "element"
        end: End = "uses"
        if exchange.mode == "cors":
            end = "hands-over" if act.thrown is None else "keeps"
        seen = SeenCall(request, observed=None, at_ms=0, error=act.thrown)
        load = JoinedCall(self._next_id(), act.origin, seen, asker, end)
        if exchange.mode == "cors" and exchange.kind == "request":
            self._judged(load)
        if exchange not in load.own_exchanges:
            load.others = [exchange]
        return load

    def _next_id(self) -> int:
        self._count += 1
        return self._count


def element_request(exchange: Exchange, root_url: str) -> dict[str, Any]:
    """Return what an element asked for, as in a case.

    Its crossorigin attribute is not to be seen from here, but the cookie is. Without that
    attribute, and for a form or a link, credentials are included.
    https://html.spec.whatwg.org/multipage/urls-and-fetching.html#create-a-potential-cors-request
    """
    includes = exchange.mode != "cors" or exchange.request_header("cookie") is not None
    return {
        "api": "element",
        "destination": exchange.destination,
        "url": root_url + exchange.path,
        "method": exchange.method,
        "mode": exchange.mode,
        "credentials": "include" if includes else "same-origin",
    }


def _numbers(calls: Iterable[JoinedCall]) -> set[int]:
    return {exchange.number for call in calls for exchange in call.own_exchanges}
