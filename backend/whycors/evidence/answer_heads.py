"""The heads of requests and answers as curl and others print them: a first line, then headers."""

from dataclasses import dataclass, field

from .exchanges import REQUEST_LINE, STATUS_LINE, end_of_headers, header_of, header_value
from .model import HeaderPairs
from .paste import Paste

#: More headers than a message has.
MAX_HEADERS = 1000


@dataclass
class Head:
    """A status line or a request line, and the headers below it.

    `mark` is what curl -v puts before its lines, "<" or ">", or "". `end` is where it ends in the
    text.
    """

    end: int
    mark: str = ""
    status: int | None = None
    reason: str = ""
    method: str | None = None
    target: str = ""
    version: str = ""
    pairs: list[tuple[str, str]] = field(default_factory=list)

    @property
    def headers(self) -> HeaderPairs:
        return tuple(self.pairs)

    @property
    def is_interim(self) -> bool:
        """Whether the answer that counts comes after it: 1xx, and a proxy's answer to CONNECT."""
        return self.status is not None and (
            self.status < 200
            or (self.status == 200 and "connection established" in self.reason.lower())
        )

    @property
    def location(self) -> str | None:
        """Where it redirects to, if it does."""
        is_redirect = self.status in (301, 302, 303, 307, 308)
        return header_value(self.headers, "location") if is_redirect else None


@dataclass
class Printed:
    """What stands after a command: heads, or an error; `end` is where that ends in the text."""

    end: int
    heads: list[Head] = field(default_factory=list)
    error: str | None = None
    has_notes: bool = False
    is_tls: bool = False


def head_at(paste: Paste, start: int) -> Head | None:
    """Return the head that begins with the line at `start`, or None if that begins none."""
    end = paste.end_of_line(start)
    mark, line = unmarked(paste.text[start:end])
    status, request = STATUS_LINE.match(line), REQUEST_LINE.match(line)
    if status:
        head = Head(end, mark, status=int(status[1]), reason=status[2] or "")
    elif request:
        head = Head(end, mark, method=request[1], target=request[2], version=request[3])
    else:
        return None
    _read_headers(paste, head)
    return head


def _read_headers(paste: Paste, head: Head) -> None:
    """Read the lines below the first one of a head, up to one that isn't a header."""
    last = unmarked(paste.text[paste.start_of_line(head.end) : head.end])[1]
    while (start := head.end + 1) < len(paste.text):
        if len(head.pairs) == MAX_HEADERS:
            head.end = end_of_headers(paste.text, start)
            return
        end = paste.end_of_line(start)
        mark, line = unmarked(paste.text[start:end])
        if head.mark and not mark and (line[:1] in ("*", "{", "}") or line == last):
            head.end = end  # a note of curl's in between, or what -i prints again
            continue
        header = header_of(line) if mark == head.mark else None
        if header is None:
            return
        head.pairs.append(header)
        head.end, last = end, line


def unmarked(line: str) -> tuple[str, str]:
    """Return curl -v's mark of a line, "" if it has none, and the line without it."""
    plain = line.strip(" \t")
    if plain[:1] in ("<", ">") and plain[1:2] in ("", " "):
        return plain[0], plain[2:]
    return "", plain
