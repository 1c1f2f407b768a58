"""A regular expression as a graph: which characters lead from where to where.

It is built from the tree that Python itself parses, so it reads a pattern as `re` does. What looks
around or back is left out: the graph then lets more through than the pattern does, and says so.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

from .parsed_patterns import ops, parser
from .pattern_characters import ALPHABET, characters_of

#: Where an edge without a character may be taken: anywhere, at a text's start, or at its end.
At = Literal["", "start", "end"]
_MOST_STATES = 4_000
_STARTS = {ops.AT_BEGINNING, ops.AT_BEGINNING_STRING, ops.AT_BEGINNING_LINE}
_ENDS = {ops.AT_END, ops.AT_END_STRING, ops.AT_END_LINE}
_REPEATS = {ops.MAX_REPEAT, ops.MIN_REPEAT, getattr(ops, "POSSESSIVE_REPEAT", None)}


class TooLarge(ValueError):
    """A pattern that would make a graph of more states than anybody's pattern of origins."""


class PatternGraph:
    """The states of a pattern, `first` to `last`, and the edges that lead into and out of each.

    A text matches if a path with its characters leads from `first` to `last`. `is_exact` says that
    each such text matches the pattern itself, too.
    """

    def __init__(self, pattern: re.Pattern[str], is_whole: bool = False) -> None:
        """Build the graph of a pattern that is tried from the start of a text.

        More may follow what it matches, unless `is_whole`. Raises TooLarge.
        """
        self.steps: list[list[tuple[frozenset[str], int]]] = []
        self.jumps: list[list[tuple[At, int]]] = []
        self.is_exact = True
        self.first = self._state()
        tree = parser.parse(pattern.pattern, pattern.flags)
        # An inline flag such as (?i) is known once all has been parsed.
        self.last = self._sequence(tree, self.first, tree.state.flags)
        if not is_whole:
            self.steps[self.last].append((ALPHABET, self.last))

    def _state(self) -> int:
        if len(self.steps) == _MOST_STATES:
            raise TooLarge(f"a pattern of more than {_MOST_STATES} states")
        self.steps.append([])
        self.jumps.append([])
        return len(self.steps) - 1

    def _jump(self, source: int, target: int, at: At = "") -> None:
        self.jumps[source].append((at, target))

    def _sequence(self, items: Iterable[Any], state: int, flags: int) -> int:
        for operator, argument in items:
            state = self._item(operator, argument, state, flags)
        return state

    def _item(self, operator: Any, argument: Any, state: int, flags: int) -> int:
        """Add an item of the parsed tree behind a state, and return the state behind it."""
        if operator in (ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN):
            end = self._state()
            self.steps[state].append((characters_of(operator, argument, flags), end))
            return end
        if operator in _REPEATS:
            self.is_exact &= operator in (ops.MAX_REPEAT, ops.MIN_REPEAT)
            least, most, body = argument
            return self._repeat(least, most, self._part(body, flags), state)
        if operator is ops.SUBPATTERN:
            _, added, removed, body = argument
            return self._sequence(body, state, (flags | added) & ~removed)
        if operator is ops.BRANCH:
            return self._branch(argument[1], state, flags)
        if operator is ops.AT and argument in _STARTS | _ENDS:
            end = self._state()
            self._jump(state, end, "start" if argument in _STARTS else "end")
            return end
        return self._beyond(operator, argument, state, flags)

    def _beyond(self, operator: Any, argument: Any, state: int, flags: int) -> int:
        """Add what a graph can't say: it lets through more, or at times less, than the pattern."""
        self.is_exact = False
        if operator is getattr(ops, "ATOMIC_GROUP", None):
            return self._sequence(argument, state, flags)
        if operator is ops.GROUPREF_EXISTS:
            _, yes, no = argument
            return self._branch([yes, no or ()], state, flags)
        if operator is ops.GROUPREF:
            self.steps[state].append((ALPHABET, state))
        return state  # a lookaround or a word's boundary

    def _branch(self, parts: Iterable[Any], state: int, flags: int) -> int:
        end = self._state()
        for part in parts:
            self._jump(self._sequence(part, state, flags), end)
        return end

    def _part(self, body: Any, flags: int) -> Callable[[int], int]:
        return lambda state: self._sequence(body, state, flags)

    def _repeat(self, least: int, most: Any, part: Callable[[int], int], state: int) -> int:
        for _ in range(least):
            state = part(state)
        end = self._state()
        if most is ops.MAXREPEAT:
            begin = self._state()
            self._jump(state, begin)
            self._jump(state, end)
            behind = part(begin)
            self._jump(behind, begin)
            self._jump(behind, end)
            return end
        self._jump(state, end)
        for _ in range(most - least):
            state = part(state)
            self._jump(state, end)
        return end
