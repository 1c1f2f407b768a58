"""Whether a pattern can match any origin at all."""

import string

from ...fetch_standard import OPAQUE
from .pattern_graph import PatternGraph

_SCHEME = frozenset(string.ascii_lowercase + string.digits + "+-.")
#: An address in brackets has colons; what else a browser lets stand in a host is not asked here,
#: but that it writes no letter of it in upper case.
_NOT_IN_HOST = frozenset(string.ascii_uppercase + "/?#@\\")
_SCHEME_END = "://"
#: All that is an origin: `null`, or a host behind a scheme, with its port.
_COMPLETE = ("host", OPAQUE)


def may_be_origin(graph: PatternGraph) -> bool:
    """Return whether a text that the graph lets through has the form of an origin.

    What has been read is a beginning of "null", "scheme" and how much of "://" follows, or "host",
    with its port if there is one.
    """
    todo = [(graph.first, "", False)]
    seen = set(todo)
    while todo:
        state, phase, is_over = todo.pop()
        if state == graph.last and phase in _COMPLETE:
            return True
        later = [
            (target, phase, is_over or at == "end")
            for at, target in graph.jumps[state]
            if at != "start" or not phase
        ]
        for characters, target in graph.steps[state] if not is_over else ():
            later += [(target, longer, False) for longer in _longer(phase, characters)]
        for place in later:
            if place not in seen:
                seen.add(place)
                todo.append(place)
    return False


def _longer(phase: str, characters: frozenset[str]) -> list[str]:
    """Return what may have been read with one more character out of a set."""
    found = []
    if phase != OPAQUE and OPAQUE.startswith(phase) and OPAQUE[len(phase)] in characters:
        found.append(OPAQUE[: len(phase) + 1])
    is_in_scheme = phase in ("", "scheme") or (OPAQUE.startswith(phase) and phase)
    if is_in_scheme and characters & _SCHEME:
        found.append("scheme")
    if is_in_scheme and phase and ":" in characters:
        found.append(":")
    if phase and _SCHEME_END.startswith(phase) and phase != _SCHEME_END:
        if "/" in characters:
            found.append(phase + "/")
    if phase in (_SCHEME_END, "host") and characters - _NOT_IN_HOST:
        found.append("host")
    return found
