"""The shortest origin of somebody else's that a pattern lets in, by search over its graph."""

import bisect
import heapq
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from ..rules.hand_written import is_exact_origin
from .host_reading import HostReading
from .origin_distances import origin_distances
from .pattern_graph import PatternGraph, TooLarge
from .registrable import domain_of

#: Steps of one search. Those for patterns of real apps take a few hundred.
_MOST_STEPS = 20_000
#: How often a place may be reached by another text, where the graph says more than the pattern.
_MOST_TEXTS = 4
#: Letters and digits that stand for all others of a set, the most telling ones first.
_CHOICE = "xyzeabcdfghijklmnopqrstuvw1234567890"
_MOST_CHOSEN = 3

_T = TypeVar("_T")


@dataclass(frozen=True)
class Searched:
    """What a search came to: an origin, or None; `is_sure` says that there is no shorter one."""

    origin: str | None
    is_sure: bool


def search_stranger(
    pattern: re.Pattern[str], own: frozenset[str], is_whole: bool = False
) -> Searched:
    """Return the shortest origin that matches and whose host is below none of the `own` domains.

    Its host has a name that somebody else can register. It matches as flask-cors matches, from the
    start, or, if `is_whole`, to its very end. What `re` itself doesn't match is never returned.
    """
    try:
        graph = PatternGraph(pattern, is_whole)
    except (TooLarge, RecursionError):
        return Searched(None, False)
    search = _Search(graph, own)
    for text in search.texts():
        if is_let_in(pattern, text, is_whole) and _is_strangers(text, own):
            return Searched(text, graph.is_exact)
    return Searched(None, not search.is_cut_short and (graph.is_exact or not search.has_texts))


def is_let_in(pattern: re.Pattern[str], origin: str, is_whole: bool = False) -> bool:
    """Return whether an origin matches, as flask-cors tries it or, if `is_whole`, to its end."""
    return (pattern.fullmatch if is_whole else pattern.match)(origin) is not None


def _is_strangers(text: str, own: frozenset[str]) -> bool:
    host = text.partition("://")[2].partition(":")[0]
    return is_exact_origin(text) and domain_of(host) not in own and len(host) <= 253


@dataclass(order=True)
class _Place:
    """A state of the graph and what has been read from the end of the text to there."""

    length: int
    is_less_familiar: bool
    number: int
    state: int
    reading: HostReading
    text: str


class _Search:
    """A walk from the end of the pattern to its start, the shortest texts first (A*)."""

    def __init__(self, graph: PatternGraph, own: frozenset[str]) -> None:
        self.graph = graph
        self.own = own
        self.is_cut_short = False
        self.has_texts = False
        self._before_end = origin_distances(graph, crosses_ends=True)
        self._before_more = origin_distances(graph, crosses_ends=False)
        self._steps_into = _turned_round(graph.steps)
        self._jumps_into = _turned_round(graph.jumps)
        self._numbers = itertools.count()
        self._todo: list[_Place] = []
        self._lengths: dict[tuple[int, HostReading], list[int]] = defaultdict(list)
        self._most = 1 if graph.is_exact else _MOST_TEXTS

    def texts(self) -> Iterator[str]:
        """Yield the texts that the graph lets through, by length."""
        self._add(self.graph.last, HostReading(self.own), "")
        for _ in range(_MOST_STEPS):
            if not self._todo:
                return
            place = heapq.heappop(self._todo)
            if place.state == self.graph.first and place.reading.is_origin:
                self.has_texts = True
                yield place.text
            self._go_on(place)
        self.is_cut_short = True

    def _go_on(self, place: _Place) -> None:
        reading = place.reading
        for at, state in self._jumps_into[place.state]:
            if (at != "end" or not place.text) and (at != "start" or reading.is_origin):
                self._add(state, reading, place.text)
        for characters, state in self._steps_into[place.state]:
            for character in _chosen(characters, reading):
                for longer in reading.after(character):
                    self._add(state, longer, character + place.text)

    def _add(self, state: int, reading: HostReading, text: str) -> None:
        distances = self._before_more if text else self._before_end
        ahead = [distances[state, phase] for phase in reading.phases if (state, phase) in distances]
        key = state, reading
        if not ahead:
            return
        length = min(ahead) + len(text.rpartition("/")[2])
        known = self._lengths[key]
        if len(known) < self._most or length < known[-1]:
            bisect.insort(known, length)
            del known[self._most :]
            number = next(self._numbers)
            place = _Place(length, not reading.is_familiar, number, state, reading, text)
            heapq.heappush(self._todo, place)


def _turned_round(edges: "list[list[tuple[_T, int]]]") -> "list[list[tuple[_T, int]]]":
    """Return the edges that lead into each state, with the state that they come from."""
    found: list[list[tuple[_T, int]]] = [[] for _ in edges]
    for source, leading in enumerate(edges):
        for label, target in leading:
            found[target].append((label, source))
    return found


def _chosen(characters: frozenset[str], reading: HostReading) -> Iterator[str]:
    """Yield those of a set that are worth trying: a few letters stand for all that are alike."""
    wanted = reading.wanted()
    if wanted:
        yield from sorted(characters & wanted)
        return
    if reading.part == "end":
        yield from sorted(characters)
        return
    yield from itertools.islice((c for c in _CHOICE if c in characters), _MOST_CHOSEN)
    yield from (c for c in ".-:/" if c in characters)
