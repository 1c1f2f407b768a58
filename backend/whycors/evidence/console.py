"""Lines of a browser's console, wherever no other form stands."""

import re
from collections.abc import Iterator

from ..browsers.recognise import recognise
from .model import Line
from .paste import Paste

#: What is longer isn't a line of a console, and what comes after so many isn't read.
MAX_LENGTH, MAX_LINES = 20_000, 500
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+){0,200}")


def lines_between(paste: Paste, start: int, end: int) -> Iterator[Line]:
    """Yield the console lines between two offsets."""
    for found in _PARAGRAPH.finditer(paste.text, start, end):
        if len(found[0]) > MAX_LENGTH:
            continue
        place = paste.place("console", found.start(), found.end())
        for recognised in recognise(found[0]):
            yield Line(place, found[0], recognised)
