"""JSON as clients send it: what Python reads, within bounds."""

import json
import math
from typing import Any, NoReturn

from flask import Flask
from flask.json.provider import DefaultJSONProvider

MAX_DEPTH = 20


def read_bounded(app: Flask) -> None:
    """Have an app accept bounded JSON only; for other JSON `request.get_json()` answers 400."""
    if type(app.json).loads is DefaultJSONProvider.loads:  # another library's is left as it is
        app.json.loads = loads_bounded  # type: ignore[assignment, method-assign]


def loads_bounded(text: str | bytes, **options: Any) -> Any:
    """Return the value of a JSON text. Raises ValueError if it isn't JSON or is out of bounds.

    Its numbers are finite, as https://www.rfc-editor.org/rfc/rfc8259#section-6 has it, and what it
    nests can be walked, compared and printed without a RecursionError.
    """
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite, **options)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if _brackets_in(text) > MAX_DEPTH and _is_deeper(value, MAX_DEPTH):
        raise ValueError("nested too deep")
    return value


def _brackets_in(text: str | bytes) -> int:
    """Return how many values may nest, at the most: most texts need no closer look."""
    if isinstance(text, str):
        return text.count("[") + text.count("{")
    return text.count(b"[") + text.count(b"{")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text[:20]} is too large a number")
    return number


def _is_deeper(value: object, levels: int) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(part, levels - 1) for part in inner)
