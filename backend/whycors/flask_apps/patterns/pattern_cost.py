"""Whether a hostile `Origin` can keep `re` busy with a pattern: its time doubles with each round.

That is so where a text can lead round a loop of the pattern in two ways, and then fails: `re` tries
both ways of each round. Only one round is ever tried.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from functools import cached_property

from .pattern_graph import PatternGraph, TooLarge

#: So many rounds take longer than anybody waits.
_ROUNDS = 40
#: No origin has it, so whatever comes after the rounds fails.
_FAILING = "!"
#: More states than that, or more ways from one to the next, and the pattern is given up.
_MOST_STATES = 300
_MOST_WAYS = 64

#: A character that may come next, and the state behind it.
_Edge = tuple[frozenset[str], int]


def hanging_text(pattern: re.Pattern[str]) -> str | None:
    """Return a text that takes `re` for ever, None if none was found."""
    try:
        graph = PatternGraph(pattern)
    except (TooLarge, RecursionError):
        return None
    if len(graph.steps) > _MOST_STATES or not graph.is_exact:
        return None
    for way_in, once_round in _Loops(graph).ambiguous_rounds():
        if pattern.match(way_in + once_round + _FAILING) is None:
            return way_in + once_round * _ROUNDS + _FAILING
    return None


class _Loops:
    """The ways round the loops of a pattern's graph, from character to character."""

    def __init__(self, graph: PatternGraph) -> None:
        self.graph = graph
        self._edges: dict[int, Counter[_Edge]] = {}

    def ambiguous_rounds(self) -> Iterator[tuple[str, str]]:
        """Yield texts that lead to a loop, and with each one that leads round it in two ways."""
        for state, way_in in self._ways_in.items():
            once_round = self._ambiguous_round(state) if state in self._beyond[state] else None
            if once_round:
                yield way_in, once_round

    @cached_property
    def _ways_in(self) -> dict[int, str]:
        """The shortest text that leads to each state behind a character."""
        found = {self.graph.first: ""}
        todo = deque(found)
        while todo:
            state = todo.popleft()
            for characters, target in self._next(state):
                if characters and target not in found:
                    found[target] = found[state] + _plainest(characters)
                    todo.append(target)
        return found

    @cached_property
    def _beyond(self) -> dict[int, set[int]]:
        """The states that each state leads to."""
        found: dict[int, set[int]] = {}
        for state in self._ways_in:
            reached: set[int] = set()
            todo = [state]
            while todo:
                targets = {target for _, target in self._next(todo.pop())} - reached
                reached |= targets
                todo += targets
            found[state] = reached
        return found

    def _ambiguous_round(self, start: int) -> str | None:
        """Return a text that leads from a state back to it in two ways."""
        loop = {state for state in self._beyond[start] if start in self._beyond[state]}
        todo = deque([(start, start, False, "")])
        seen = {(start, start, False)}
        while todo:
            one, other, is_parted, text = todo.popleft()
            for edge, times in self._next(one).items():
                for another in self._next(other):
                    common = edge[0] & another[0]
                    parted = is_parted or edge != another or times > 1
                    place = (edge[1], another[1], parted)
                    if not common or not loop >= {edge[1], another[1]} or place in seen:
                        continue
                    longer = text + _plainest(common)
                    if place == (start, start, True):
                        return longer
                    seen.add(place)
                    todo.append((*place, longer))
        return None

    def _next(self, state: int) -> Counter[_Edge]:
        """Return the characters that may come next, and in how many ways each may."""
        if state not in self._edges:
            self._edges[state] = Counter(
                edge
                for through, times in self._jumps_from(state)
                for edge in self.graph.steps[through] * times
            )
        return self._edges[state]

    def _jumps_from(self, state: int) -> list[tuple[int, int]]:
        """Return the states that are reached without a character, and in how many ways each is."""
        passable = ("", "start") if state == self.graph.first else ("",)
        ways: Counter[int] = Counter()
        todo: list[tuple[int, ...]] = [(state,)]
        while todo and ways.total() < _MOST_WAYS:
            way = todo.pop()
            ways[way[-1]] += 1
            todo += [
                (*way, target)
                for at, target in self.graph.jumps[way[-1]]
                if at in passable and target not in way
            ]
        return list(ways.items())


def _plainest(characters: frozenset[str]) -> str:
    """Return one of the characters, a small letter if there is one."""
    return min(characters, key=lambda character: (not character.islower(), character))
