"""Which characters one item of a parsed pattern stands for."""

import functools
import re
import string
from typing import Any

from .parsed_patterns import ops

#: What origins and most paths are made of.
ALPHABET = frozenset(set(string.printable) - set(string.whitespace))

_WORD = frozenset(string.ascii_letters + string.digits + "_")
_DIGITS = frozenset(string.digits)
_CATEGORIES = {
    ops.CATEGORY_DIGIT: _DIGITS,
    ops.CATEGORY_NOT_DIGIT: ALPHABET - _DIGITS,
    ops.CATEGORY_WORD: _WORD,
    ops.CATEGORY_NOT_WORD: ALPHABET - _WORD,
    ops.CATEGORY_SPACE: frozenset[str](),
    ops.CATEGORY_NOT_SPACE: ALPHABET,
}


def characters_of(operator: Any, argument: Any, flags: int) -> frozenset[str]:
    """Return what a literal, a dot or a set matches."""
    if operator is ops.ANY:
        return ALPHABET
    if operator is not ops.IN:
        literal = _between(argument, argument, bool(flags & re.IGNORECASE))
        return literal if operator is ops.LITERAL else ALPHABET - literal
    found = frozenset[str]().union(*(_of_set_item(kind, value, flags) for kind, value in argument))
    is_negated = bool(argument) and argument[0][0] is ops.NEGATE
    return ALPHABET - found if is_negated else found


def _of_set_item(operator: Any, argument: Any, flags: int) -> frozenset[str]:
    ignores_case = bool(flags & re.IGNORECASE)
    if operator is ops.LITERAL:
        return _between(argument, argument, ignores_case)
    if operator is ops.RANGE:
        return _between(*argument, ignores_case)
    return _CATEGORIES.get(argument, frozenset())


@functools.lru_cache(maxsize=1024)
def _between(first: int, last: int, ignores_case: bool) -> frozenset[str]:
    """Return the characters between two codes. The Kelvin sign, too, is a k to `re`."""
    found = {character for character in ALPHABET if first <= ord(character) <= last}
    if ignores_case:
        found |= {text for text in ALPHABET if first <= ord(text.swapcase()) <= last}
        found |= {chr(code).casefold() for code in {first, last}} & ALPHABET
    return frozenset(found)
