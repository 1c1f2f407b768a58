"""Patterns of paths: what folder is meant, and whether a route can have a path that matches."""

import functools
import re

from .parsed_patterns import ops, parser
from .pattern_graph import PatternGraph, TooLarge

#: A path with nothing else but a `*` of some kind at its end.
_FOLDER = re.compile(r"\^?(?P<folder>/[\w/-]*\w)(/?\.?\*)?")
_VARIABLE = re.compile(r"<(?:(?P<converter>\w+)(?:\([^)]*\))?:)?\w+>")


def folder_of(pattern: str | re.Pattern[str]) -> str:
    """Return the folder that a pattern such as `/api/*` was written for, "" for any other pattern.

    A text is one path, and was written for no folder.
    """
    found = None if isinstance(pattern, str) else _FOLDER.fullmatch(pattern.pattern)
    return found["folder"] if found else ""


def spelt_out(pattern: str | re.Pattern[str]) -> str:
    """Return what all paths begin with that match: `/api/` for `/api/.*`."""
    if isinstance(pattern, str):
        return pattern
    found = ""
    for operator, argument in parser.parse(pattern.pattern, pattern.flags):
        if operator is ops.LITERAL:
            found += chr(argument)
        elif operator is not ops.AT:
            break
    return found


def may_match(pattern: str | re.Pattern[str], rule: str) -> bool:
    """Return whether a path of a URL rule such as `/notes/<int:id>` may match a pattern of paths.

    True, too, where that can't be told.
    """
    paths = "".join(_paths(rule))
    if isinstance(pattern, str):
        return re.fullmatch(paths, pattern) is not None
    if not (pattern.pattern.isascii() and rule.isascii()):
        return True
    try:
        return _meet(_graph(pattern, False), _graph(re.compile(paths), True))
    except (TooLarge, RecursionError):
        return True


@functools.lru_cache(maxsize=512)
def _graph(pattern: re.Pattern[str], is_whole: bool) -> PatternGraph:
    return PatternGraph(pattern, is_whole)


def _paths(rule: str) -> list[str]:
    """Return the parts of a regular expression for the paths of a rule."""
    parts, start = [], 0
    for variable in _VARIABLE.finditer(rule):
        is_one_part = variable["converter"] in (None, "string", "int", "float", "uuid", "any")
        parts += [re.escape(rule[start : variable.start()]), "[^/]+" if is_one_part else ".+"]
        start = variable.end()
    return [*parts, re.escape(rule[start:])]


def _meet(one: PatternGraph, other: PatternGraph) -> bool:
    """Return whether some text leads through both graphs."""
    start = (one.first, other.first, False, False)
    todo, seen = [start], {start}
    while todo:
        here, there, has_begun, is_over = todo.pop()
        if (here, there) == (one.last, other.last):
            return True
        later = [
            (target, there, has_begun, is_over or at == "end")
            for at, target in one.jumps[here]
            if at != "start" or not has_begun
        ]
        later += [(here, target, has_begun, is_over) for _, target in other.jumps[there]]
        if not is_over:
            later += [
                (target, beyond, True, False)
                for characters, target in one.steps[here]
                for others, beyond in other.steps[there]
                if characters & others
            ]
        new = set(later) - seen
        seen |= new
        todo += new
    return False
