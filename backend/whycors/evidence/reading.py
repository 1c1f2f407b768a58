"""Find out what a paste is, or that it is several things together, and read each."""

import re
from collections.abc import Iterator

from .beginnings import BEGINNINGS, READERS
from .console import MAX_TEXT, lines_between
from .model import Evidence, Line, Unread
from .paste import Paste, Piece
from .secrets import blanked

#: 8 MiB, if all of them are ASCII.
MAX_CHARACTERS = 8 * 1024 * 1024

#: After so many pieces, so many that can't be read, or so many lines that only begin as one, the
#: rest isn't tried.
MAX_PIECES, MAX_FAULTS, MAX_TRIES = 500, 50, 20_000

_URL = re.compile(r"\s*([a-z][a-z0-9+.-]{1,30}://\S+)\s*\Z", re.IGNORECASE)
_BINARY = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")


class TooMuchText(ValueError):
    """A text of more than MAX_CHARACTERS, namely `length`."""

    def __init__(self, length: int) -> None:
        self.length = length
        super().__init__(f"{length} characters, at most {MAX_CHARACTERS} are read")


def read_evidence(text: str) -> Evidence:
    """Return all that can be read of a text, and where in it. Raises TooMuchText."""
    if len(text) > MAX_CHARACTERS:
        raise TooMuchText(len(text))
    clean, count = blanked(text)
    if url := _URL.match(clean):
        return Evidence(url=url[1], blanked=count)
    paste = Paste(clean)
    pieces = list(_pieces(paste))
    lines, others = _console(paste, pieces)
    unread = [*others, *(each for piece in pieces for each in piece.unread)]
    return Evidence(
        lines=tuple(lines),
        seen=tuple(each for piece in pieces for each in piece.seen),
        cases=tuple(each for piece in pieces for each in piece.cases),
        unread=tuple(sorted(unread, key=lambda each: each.first_line)),
        blanked=count,
    )


def _pieces(paste: Paste) -> Iterator[Piece]:
    """Yield what stands in the paste, one after the other; console lines are in the gaps."""
    at, in_body, pieces, faults, tries = 0, False, 0, 0, 0
    while found := BEGINNINGS.search(paste.text, at):
        start, form = found.start(), str(found.lastgroup)
        if pieces == MAX_PIECES or faults == MAX_FAULTS or tries == MAX_TRIES:
            end = len(paste.text)
            count = str(max(pieces, tries))
            yield Piece(start, end, unread=(paste.unread(start, end, "pieces", count),))
            return
        tries += form != "headers"
        is_of_body = in_body and form in ("headers", "html")
        piece = None if is_of_body else READERS[form](paste, start)
        at = max(piece.end if piece else start, paste.end_of_line(start)) + 1
        if piece and (piece.seen or piece.cases or piece.unread):
            in_body = piece.has_body
            pieces, faults = pieces + 1, faults + bool(piece.unread)
            yield piece


def _console(paste: Paste, pieces: list[Piece]) -> tuple[list[Line], list[Unread]]:
    """Return the console lines in the gaps between the pieces, and the gaps without any."""
    lines: list[Line] = []
    unread: list[Unread] = []
    left = MAX_TEXT
    for start, end, is_body in _gaps(paste, pieces):
        stop = min(end, start + left)
        left -= stop - start
        found = list(lines_between(paste, start, stop, is_body))
        lines += found
        if is_body:
            continue
        if not found and start < stop:
            is_binary = _BINARY.search(paste.text, start, stop)
            unread.append(paste.unread(start, stop, "binary" if is_binary else ""))
        if stop < end:
            unread.append(paste.unread(stop, end, "too-long", str(MAX_TEXT)))
    return lines, unread


def _gaps(paste: Paste, pieces: list[Piece]) -> Iterator[tuple[int, int, bool]]:
    """Yield what lies between the pieces, and whether an answer's body may be in it."""
    at, is_body = 0, False
    for piece in pieces:
        yield *paste.without_blanks(at, piece.start), is_body
        at, is_body = piece.end, piece.has_body
    yield *paste.without_blanks(at, len(paste.text)), is_body
