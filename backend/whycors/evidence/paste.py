"""A pasted text by its lines, and what a reader makes of a stretch of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .model import Fault, Form, GivenCase, Place, Seen, Unread

#: Colours and the like of a terminal, and what is there without being seen.
_UNSEEN = re.compile("\x1b\\[[0-9;?]{0,20}[A-Za-z]|[\u200b\ufeff]")


class Paste:
    """A text whose lines end in "\\n". Offsets are in `text`; lines are counted from 1."""

    def __init__(self, text: str) -> None:
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        self.text = _UNSEEN.sub("", plain)
        self._known = (0, 1)

    def line_at(self, offset: int) -> int:
        """Return the number of the line that the offset is in.

        It is counted from the offset that was asked for before, which is seldom far away.
        """
        near, line = self._known
        if offset >= near:
            line += self.text.count("\n", near, offset)
        else:
            line -= self.text.count("\n", offset, near)
        self._known = (offset, line)
        return line

    def end_of_line(self, offset: int) -> int:
        """Return where the line that the offset is in ends, before its "\n"."""
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)

    def start_of_line(self, offset: int) -> int:
        """Return where the line that the offset is in begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def without_blanks(self, start: int, end: int) -> tuple[int, int]:
        """Return where the text between two offsets begins and ends without its blanks."""
        text = self.text[start:end]
        start = end - len(text.lstrip())
        return start, max(start, end - (len(text) - len(text.rstrip())))

    def place(self, form: Form, start: int, end: int) -> Place:
        """Return the place of the text between two offsets."""
        return Place(form, *self._lines(start, end))

    def unread(self, start: int, end: int, fault: Fault = "", value: str = "") -> Unread:
        """Return the lines between two offsets as ones that can't be read."""
        return Unread(*self._lines(start, end), fault, value)

    def _lines(self, start: int, end: int) -> tuple[int, int]:
        start, end = self.without_blanks(start, end)
        return self.line_at(start), self.line_at(max(start, end - 1))


@dataclass(frozen=True)
class Piece:
    """A stretch of a paste, and what it says; `has_body` if an answer's body may follow it."""

    start: int
    end: int
    seen: tuple[Seen, ...] = ()
    cases: tuple[GivenCase, ...] = ()
    unread: tuple[Unread, ...] = ()
    has_body: bool = False


#: Reads what begins at the beginning of a line, or returns None if it isn't of the reader's form.
Reader = Callable[[Paste, int], Piece | None]
