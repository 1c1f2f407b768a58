"""JSON values that stand somewhere in a text."""

import json
import re
from collections.abc import Iterator
from typing import Any

Json = Any
_DECODER = json.JSONDecoder()
_NOT_BETWEEN = re.compile(r"[^\s,]|\Z")


class BadJson(ValueError):
    """A text that is not JSON from `at` on."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def json_value_at(text: str, start: int) -> tuple[Json, int]:
    """Return the JSON value that begins at `start`, and where it ends. Raises BadJson."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise BadJson(error.msg, error.pos) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; 1,000 brackets
        raise BadJson(str(error), len(text)) from error


def values_from(text: str, start: int) -> Iterator[tuple[int, Json, int]]:
    """Yield values that follow each other, with commas or without: where each begins and ends."""
    while (found := _NOT_BETWEEN.search(text, start)) and found[0] in ("{", "["):
        start = found.start()
        try:
            value, end = json_value_at(text, start)
        except BadJson:
            return
        yield start, value, end
        start = end


def member(value: Json, *names: str) -> Json:
    """Return a member within members, or None where one isn't there."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def text_member(value: Json, *names: str) -> str | None:
    """Return a member that is a text, or None."""
    found = member(value, *names)
    return found if isinstance(found, str) else None
