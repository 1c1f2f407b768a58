"""What a regular expression costs at the worst, read off its parts: no clock is needed.

A search begins at each character, so a repeat such as `\\S+` that the pattern begins with may read
each run of characters to its end from each of its characters: n characters take n² steps. Two
things make it fewer:

- a character before the repeat that the repeat itself does not take, as the first `'` in `'[^']*'`:
  then it begins once in a run, and all of it takes n steps;
- a text before the repeat: with k characters it fits n / k times at most, which is n² / k steps;
- a maximum: `.{0,m}` reads at most m characters from each of them.
"""

import re
import string
from collections.abc import Iterable
from importlib import import_module
from typing import Any

# What `re` makes of a pattern: pairs of an operation and what it is about.
Part = tuple[Any, Any]
PARSER = import_module("re._parser")
#: A repeat with a lower maximum counts as no repeat.
MANY = 100
CHARACTERS = frozenset(string.printable + "é中")
CATEGORIES = {
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}


def worst_steps(pattern: re.Pattern[str], length: int) -> int:
    """Return the steps that a search in `length` characters takes at most, roughly."""
    steps = length
    parts = _without_last_repeat(list(PARSER.parse(pattern.pattern, pattern.flags)))
    for characters_before, most in _repeats(parts, []):
        steps *= max(min(length, most) // max(characters_before, 1), 1)
    return steps


def _without_last_repeat(parts: list[Part]) -> list[Part]:
    """Return the parts up to the repeat that they end with, if they do, in a group or without."""
    *others, (operation, about) = parts
    if str(operation) == "SUBPATTERN":
        return [*others, *_without_last_repeat(list(about[-1]))]
    return others if str(operation).endswith("REPEAT") else parts


def _repeats(parts: Iterable[Part], before: list[frozenset[str]]) -> Iterable[tuple[int, int]]:
    """Yield each repeat that may begin anywhere in its own run: how many characters are before it,
    and its maximum.

    `before` is what each character before `parts` may be, back to the last repeat; those of `parts`
    are added to it.
    """
    for operation, about in parts:
        name = str(operation)
        if name.endswith("REPEAT"):
            yield from _within_repeat(about, before)
        elif name == "SUBPATTERN":
            yield from _repeats(about[-1], before)
        elif name in ("BRANCH", "ASSERT"):
            for each in about[1] if name == "BRANCH" else [about[1]]:
                yield from _repeats(each, list(before))
        elif name == "ASSERT_NOT" and about[0] < 0:
            # (?<!\S) holds where a run of \S begins: as if a character of the others were there.
            before.append(CHARACTERS - _characters(about[1][0]))
        elif name not in ("AT", "ASSERT_NOT"):
            before.append(_characters((operation, about)))


def _within_repeat(repeat: Any, before: list[frozenset[str]]) -> Iterable[tuple[int, int]]:
    least, most, parts = repeat
    if int(most) <= MANY:
        yield from _repeats(parts, before if least else list(before))
        return
    assert len(parts) == 1, "a long repeat of more than one character"
    repeated = _characters(parts[0])
    if all(each & repeated for each in before):
        yield len(before), int(most)
    before.clear()


def _characters(part: Part) -> frozenset[str]:
    """Return which of CHARACTERS a part matches that matches one of them."""
    name, about = str(part[0]), part[1]
    if name == "LITERAL":
        return frozenset({chr(about)})
    if name == "NOT_LITERAL":
        return CHARACTERS - {chr(about)}
    if name == "ANY":
        return CHARACTERS - {"\n"}
    if name == "RANGE":
        return frozenset(each for each in CHARACTERS if about[0] <= ord(each) <= about[1])
    if name == "CATEGORY":
        return frozenset(each for each in CHARACTERS if re.match(CATEGORIES[str(about)], each))
    assert name == "IN", name
    is_negated = str(about[0][0]) == "NEGATE"
    members = frozenset[str]().union(*(_characters(each) for each in about[is_negated:]))
    return CHARACTERS - members if is_negated else members
