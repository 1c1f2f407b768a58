"""How much of an origin stands before a state of a pattern's graph, at least."""

import string
from collections import deque

from .pattern_graph import PatternGraph

SCHEMES = ("http://", "https://")
_HOST = frozenset(string.ascii_lowercase + string.digits + "-._")

#: What has been read: a beginning of one of SCHEMES, or "host" or "port".
Phase = str


def origin_distances(graph: PatternGraph, crosses_ends: bool) -> dict[tuple[int, Phase], int]:
    """Return the characters of host and port before each state, by what stands before it.

    What isn't there has no origin before it. A `$` is passed only if `crosses_ends`.
    """
    found: dict[tuple[int, Phase], int] = {}
    todo = deque([(graph.first, "", 0)])
    while todo:
        state, phase, distance = todo.popleft()
        if found.get((state, phase), distance + 1) <= distance:
            continue
        found[state, phase] = distance
        for at, target in graph.jumps[state]:
            if (at != "end" or crosses_ends) and (at != "start" or not phase):
                todo.appendleft((target, phase, distance))
        for characters, target in graph.steps[state]:
            for later in _later_phases(phase, characters):
                if phase in ("host", "port"):
                    todo.append((target, later, distance + 1))
                else:
                    todo.appendleft((target, later, distance))
    return found


def _later_phases(phase: Phase, characters: frozenset[str]) -> list[Phase]:
    """Return what may have been read with one more character out of a set."""
    if phase == "port":
        return ["port"] if characters & frozenset(string.digits) else []
    if phase == "host":
        return [*(["host"] if characters & _HOST else []), *(["port"] if ":" in characters else [])]
    longer = {
        scheme[: len(phase) + 1]
        for scheme in SCHEMES
        if scheme.startswith(phase) and scheme[len(phase)] in characters
    }
    return ["host" if phase in SCHEMES else phase for phase in sorted(longer)]
