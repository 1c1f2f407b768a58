"""Find out what a paste is, or that it is several things together, and read each."""

import re
from collections.abc import Iterator

from .console import lines_between
from .curl_transcript import COMMAND_LINE, ERROR_LINE, read_curl, read_output
from .given_json import read_json
from .header_block import read_headers
from .header_rows import TITLES
from .model import Evidence, Line, Unread
from .paste import Paste, Piece, Reader
from .secrets import blanked

#: 8 MiB, if all of them are ASCII.
MAX_CHARACTERS = 8 * 1024 * 1024

_READERS: dict[str, Reader] = {
    "curl": read_curl,
    "output": read_output,
    "json": read_json,
    "headers": read_headers,
}
#: What the first line of each form begins with.
_BEGINNINGS = re.compile(
    r"^[ \t]*(?:"
    rf"(?P<curl>{COMMAND_LINE.replace('?P<curl>', '?:')})"
    rf"|(?P<output>[<>]?[ ]?HTTP/[0-9.]{{1,3}}[ \t]|{ERROR_LINE}"
    r"|>?[ ]?[A-Z]{3,10} \S{1,8000} HTTP/[0-9.]{1,3}[ \t]*$)"
    r'|(?P<json>[{\[]|"(?:log|entries)"[ \t]*:)'
    r"|(?P<headers>:?[\w-]{1,100}[ \t]?:(?!//)|:[a-z]{4,9}[ \t]|[\w-]{2,60}[ \t]*$|[\w-]{2,60}\t"
    rf"|(?:request url|{'|'.join(TITLES)})\b)"
    r")",
    re.MULTILINE | re.IGNORECASE,
)
_URL = re.compile(r"\s*([a-z][a-z0-9+.-]{1,30}://\S+)\s*\Z", re.IGNORECASE)


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
    lines: list[Line] = []
    unread: list[Unread] = [each for piece in pieces for each in piece.unread]
    for start, end, is_body in _gaps(paste, pieces):
        found = list(lines_between(paste, start, end))
        lines += found
        if not found and not is_body and start < end:
            unread.append(paste.unread(start, end))
    return Evidence(
        lines=tuple(lines),
        seen=tuple(each for piece in pieces for each in piece.seen),
        cases=tuple(each for piece in pieces for each in piece.cases),
        unread=tuple(sorted(unread, key=lambda each: each.first_line)),
        blanked=count,
    )


def _pieces(paste: Paste) -> Iterator[Piece]:
    """Yield what stands in the paste, one after the other; console lines are in the gaps."""
    at, in_body = 0, False
    while found := _BEGINNINGS.search(paste.text, at):
        start, form = found.start(), str(found.lastgroup)
        piece = None if in_body and form == "headers" else _READERS[form](paste, start)
        if piece is None:
            at = paste.end_of_line(start) + 1
            continue
        at = max(piece.end, paste.end_of_line(start)) + 1
        if piece.seen or piece.cases or piece.unread:
            in_body = piece.has_body
            yield piece


def _gaps(paste: Paste, pieces: list[Piece]) -> Iterator[tuple[int, int, bool]]:
    """Yield what lies between the pieces, and whether an answer's body may be in it."""
    at, is_body = 0, False
    for piece in pieces:
        yield *paste.without_blanks(at, piece.start), is_body
        at, is_body = piece.end, piece.has_body
    yield *paste.without_blanks(at, len(paste.text)), is_body
