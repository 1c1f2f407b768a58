"""Values as JavaScript writes them; of what isn't written out, such as a variable, nothing is read.

What developer tools copy is JSON, and what people write is a little more than that.
"""

import re
from typing import Any

#: Stands for a value that the text doesn't tell.
UNTOLD = object()
#: How deep values within values are read.
MAX_DEPTH = 20

_BLANK = re.compile(r"[ \t\n]+|//[^\n]*|/\*[^*]*\*/")
_WORD = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]{0,100}")
_IN_QUOTES = {quote: re.compile(rf"[^{quote}\\]+|\\.|{quote}", re.DOTALL) for quote in "\"'`"}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "\n": ""}
_WORDS = {"null": None, "undefined": None, "true": True, "false": False}
# What an expression goes on to that is not read: brackets, quotes, and what may end it.
_IN_EXPRESSION = re.compile(r"[\"'`(){}\[\],;]")


class Unclosed(ValueError):
    """A text that ends within a value, or values too deep within each other."""


def javascript_value(text: str, at: int, depth: int = 0) -> tuple[Any, int]:
    """Return the value that begins at `at`, and where what follows it begins. Raises Unclosed.

    Objects are dictionaries, with the keys that are written out.
    """
    if depth > MAX_DEPTH:
        raise Unclosed
    start = after_blanks(text, at)
    value: Any = UNTOLD
    first = text[start : start + 1]
    end = start
    if first in ("'", '"', "`"):
        value, end = _string(text, start)
    elif first == "{":
        value, end = _object(text, start + 1, depth)
    elif first == "[":
        value, end = _array(text, start + 1, depth)
    elif word := _WORD.match(text, start):
        value, end = _WORDS.get(word[0], UNTOLD), word.end()
    end = after_blanks(text, end)
    if end > start and text[end : end + 1] in (",", "}", "]", ")", ";", ""):
        return value, end
    return UNTOLD, _end_of_expression(text, start)


def after_blanks(text: str, at: int) -> int:
    """Return where the next thing begins that is neither blank nor comment."""
    while found := _BLANK.match(text, at):
        at = found.end()
    return at


def _string(text: str, start: int) -> tuple[Any, int]:
    quote, at = text[start], start + 1
    parts: list[str] = []
    while found := _IN_QUOTES[quote].match(text, at):
        at = found.end()
        if found[0] == quote:
            value = "".join(parts)
            is_template = quote == "`" and "${" in value
            return (UNTOLD if is_template else _ESCAPE.sub(_unescaped, value)), at
        parts.append(found[0])
    raise Unclosed


def _unescaped(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2]
    return chr(int(digits, 16)) if digits else _LETTERS.get(escape[3], escape[3])


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    members: dict[str, Any] = {}
    while (at := after_blanks(text, at)) < len(text):
        if text[at] == "}":
            return members, at + 1
        if text[at] == ",":
            at += 1
            continue
        key, at = _key(text, at)
        at = after_blanks(text, at)
        value: Any = UNTOLD
        if text[at : at + 1] == ":":
            value, at = javascript_value(text, at + 1, depth + 1)
        elif text[at : at + 1] not in (",", "}"):
            at = _end_of_expression(text, at)
        if text[at : at + 1] not in (",", "}"):
            raise Unclosed
        if key is not None:
            members[key] = value
    raise Unclosed


def _key(text: str, at: int) -> tuple[str | None, int]:
    """Return a member's name, None where it is computed, and where that ends."""
    if text[at] in "\"'":
        return _string(text, at)
    found = _WORD.match(text, at)
    return (found[0], found.end()) if found else (None, at)


def _array(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    while (at := after_blanks(text, at)) < len(text):
        if text[at] == "]":
            return items, at + 1
        if text[at] == ",":
            at += 1
            continue
        value, at = javascript_value(text, at, depth + 1)
        if text[at : at + 1] not in (",", "]"):
            raise Unclosed
        items.append(value)
    raise Unclosed


def _end_of_expression(text: str, at: int) -> int:
    """Return where an expression ends that isn't read: before a comma or the bracket around it."""
    depth = 0
    while found := _IN_EXPRESSION.search(text, at):
        at = found.end()
        character = found[0]
        if character in "\"'`":
            _, at = _string(text, found.start())
        elif character in "([{":
            depth += 1
        elif depth == 0:
            return found.start()
        elif character in ")]}":
            depth -= 1
    raise Unclosed
