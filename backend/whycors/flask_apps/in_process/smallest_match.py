"""The shortest text that a pattern matches, or nearly so."""

import re
from collections.abc import Iterable
from typing import Any

from ..patterns.parsed_patterns import ops as kinds
from ..patterns.parsed_patterns import parser

_PREFERRED = "a1b0A-_. "
_OF_CATEGORY = {
    kinds.CATEGORY_DIGIT: "1",
    kinds.CATEGORY_WORD: "a",
    kinds.CATEGORY_SPACE: " ",
    kinds.CATEGORY_NOT_DIGIT: "a",
    kinds.CATEGORY_NOT_WORD: "-",
    kinds.CATEGORY_NOT_SPACE: "a",
}


def smallest_match(pattern: str) -> str | None:
    """Return a shortest text that a pattern matches, None where that is beyond us."""
    try:
        text = _of_items(parser.parse(pattern))
        return text if re.fullmatch(pattern, text) else None
    except (re.error, KeyError, TypeError):
        return None


def _of_items(items: Iterable[tuple[Any, Any]]) -> str:
    return "".join(_of_item(kind, value) for kind, value in items)


def _of_item(kind: Any, value: Any) -> str:
    """Return the shortest text of one part; KeyError for a part that isn't known here."""
    if kind is kinds.LITERAL:
        return chr(value)
    if kind is kinds.NOT_LITERAL:
        return next(each for each in _PREFERRED if ord(each) != value)
    if kind is kinds.ANY:
        return _PREFERRED[0]
    if kind is kinds.IN:
        return _of_set(value)
    if kind is kinds.BRANCH:
        return min((_of_items(each) for each in value[1]), key=len)
    if kind is kinds.SUBPATTERN:
        return _of_items(value[3])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return _of_items(value[2]) * int(value[0])
    if kind is kinds.ATOMIC_GROUP:
        return _of_items(value)
    if kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
        return ""
    raise KeyError(kind)


def _of_set(members: list[tuple[Any, Any]]) -> str:
    """Return a character that a set has, one that is at home in a path if there is one."""
    negated = members[0][0] is kinds.NEGATE
    if not negated:
        kind, value = members[0]
        if kind is kinds.CATEGORY:
            return _OF_CATEGORY[value]
        return chr(value[0] if kind is kinds.RANGE else value)
    refused = members[1:]
    return next(each for each in _PREFERRED if not any(_has(member, each) for member in refused))


def _has(member: tuple[Any, Any], character: str) -> bool:
    kind, value = member
    if kind is kinds.LITERAL:
        return chr(value) == character
    if kind is kinds.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return _OF_CATEGORY[value] == character
