"""A page of HTML, such as the body of an answer: nothing of it is read."""

import re

from .paste import Paste, Piece

_END = re.compile(r"</html>|\n[ \t]*\n", re.IGNORECASE)


def read_html(paste: Paste, start: int) -> Piece:
    """Take a page to its end, or, where that was cut off, to the next blank line."""
    found = _END.search(paste.text, start)
    end = found.end() if found else len(paste.text)
    return Piece(start, end, unread=(paste.unread(start, end, "html"),))
