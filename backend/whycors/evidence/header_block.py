"""Headers without a first line: which are the request's, which the answer's, and of what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from .exchanges import end_of_headers, is_a_browsers, kind_of
from .header_names import KNOWN_NAMES, REQUEST_NAMES, RESPONSE_NAMES
from .header_rows import HeaderRow, Part, rows_at
from .model import HeaderPairs, Place, Seen, SeenAnswer
from .paste import Paste, Piece

#: More lines than a panel has.
MAX_ROWS = 2000


@dataclass
class _Block:
    """Headers that stand together; `part` is None for as long as nothing tells whose they are."""

    part: Part | None = None
    rows: list[HeaderRow] = field(default_factory=list)


def read_headers(paste: Paste, start: int) -> Piece | None:
    """Read a block of headers, or a panel; a block without any known name says nothing."""
    rows = list(islice(rows_at(paste, start), MAX_ROWS))
    is_too_long = len(rows) == MAX_ROWS
    while rows and not (rows[-1].name or rows[-1].title):
        rows.pop()
    if not rows:
        return None
    end = rows[-1].end
    if is_too_long:
        end = end_of_headers(paste.text, end + 1)
        return Piece(start, end, unread=(paste.unread(start, end, "too-many-headers"),))
    is_known = any(row.is_general or row.name.lower() in KNOWN_NAMES for row in rows)
    if not is_known:
        return Piece(start, end)
    place = paste.place("headers", start, end)
    is_panel = any(row.title or row.is_general for row in rows)
    exchanges = _exchanges(_blocks(rows))
    return Piece(start, end, tuple(_seen(place, each, is_panel) for each in exchanges))


def _blocks(rows: Iterable[HeaderRow]) -> list[_Block]:
    """Return the blocks: a title, a blank line or a name of the other side begins another."""
    blocks = [_Block()]
    for row in rows:
        side = _side(row)
        block = blocks[-1]
        is_other = row.title or not row.name or (side and block.part not in (None, side))
        if is_other and (block.rows or row.title):
            blocks.append(block := _Block(row.title))
        if row.name:
            block.part = block.part or side
            block.rows.append(row)
    return [block for block in blocks if block.rows]


def _side(row: HeaderRow) -> Part | None:
    if row.is_general:
        return "general"
    name = row.name.lower()
    return "request" if name in REQUEST_NAMES else "response" if name in RESPONSE_NAMES else None


def _exchanges(blocks: Iterable[_Block]) -> list[dict[Part, list[HeaderRow]]]:
    """Return the blocks by exchange: another begins with a part that the last one has already.

    A copied request always has a header that only requests have; what nothing tells is an answer's.
    """
    exchanges: list[dict[Part, list[HeaderRow]]] = [{}]
    for block in blocks:
        part = block.part or "response"
        if part in exchanges[-1]:
            exchanges.append({})
        exchanges[-1][part] = block.rows
    return exchanges


def _seen(place: Place, parts: dict[Part, list[HeaderRow]], is_panel: bool) -> Seen:
    general = {row.name: row.value for row in parts.get("general", ())}
    request, answer = _pairs(parts.get("request")), _pairs(parts.get("response"))
    told = {row.name: row.value for rows in parts.values() for row in rows if row.name[:1] == ":"}
    method = general.get("method") or told.get(":method")
    status = re.search("[1-9][0-9]{2}", general.get("status") or told.get(":status") or "")
    is_by_browser = is_panel or (request is not None and is_a_browsers(request))
    has_answer = answer is not None or status is not None
    return Seen(
        place=place,
        by="browser" if is_by_browser else "unknown",
        kind=kind_of(method, request),
        method=method,
        url=general.get("url") or _url(told),
        headers=request,
        answer=SeenAnswer(int(status[0]) if status else None, answer) if has_answer else None,
    )


def _pairs(rows: list[HeaderRow] | None) -> HeaderPairs | None:
    """Return the rows' headers, without HTTP/2's own, which begin with a colon."""
    if rows is None:
        return None
    return tuple((row.name, row.value) for row in rows if not row.name.startswith(":"))


def _url(told: dict[str, str]) -> str | None:
    """Return the URL that HTTP/2's own headers tell."""
    parts = [told.get(name) for name in (":scheme", ":authority", ":path")]
    return f"{parts[0]}://{parts[1]}{parts[2]}" if all(parts) else None
