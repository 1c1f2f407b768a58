"""Texts as code has them: quoted, in lists, and laid out over several lines if need be."""

import json
from collections.abc import Iterable

MAX_WIDTH = 80


def python_string(text: str) -> str:
    """Return printable ASCII as Python has it, and JavaScript as well."""
    return repr(text)


def java_string(text: str) -> str:
    """Return printable ASCII as Java has it."""
    return json.dumps(text)


def list_of(before: str, texts: Iterable[str], step: str = "    ") -> str:
    """Return a line that ends in a list of strings, as Python has it, and JavaScript as well."""
    return laid_out(f"{before}[", [*map(python_string, texts)], "]", step)


def laid_out(before: str, parts: list[str], after: str, step: str = "    ") -> str:
    """Return the parts between brackets: in one line, or one per line if that is too long.

    `before` has the line's indentation, `step` is what the lines between have more.
    """
    line = f"{before}{', '.join(parts)}{after}"
    if len(line) <= MAX_WIDTH:
        return line
    indent = before[: len(before) - len(before.lstrip())]
    return "\n".join([before, *(f"{indent}{step}{part}," for part in parts), indent + after])
