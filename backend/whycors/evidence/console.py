"""Lines of a browser's console, wherever no other form stands."""

from collections.abc import Iterator

from ..browsers.recognise import VAGUE, recognised_at
from .model import Line, Place
from .paste import Paste

#: The characters of one paste that are looked through for console lines.
MAX_TEXT = 200_000


def lines_between(paste: Paste, start: int, end: int, in_body: bool = False) -> Iterator[Line]:
    """Yield the console lines between two offsets.

    In what may be an answer's body, a page of its own say, only a line that names a reason counts.
    """
    before = paste.line_at(start) - 1
    for found in recognised_at(paste.text[start:end]):
        if not (in_body and found.recognised.reason in VAGUE):
            place = Place("console", before + found.first_line, before + found.last_line)
            yield Line(place, found.text, found.recognised)
