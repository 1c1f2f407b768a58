"""JSON in a paste: HAR files, cases, and what Firefox's panel copies; whole or cut off."""

import re

from .given_case import case_piece, is_case
from .har import is_entry, is_har, read_har
from .json_values import BadJson, Json, json_value_at
from .paste import Paste, Piece

#: How a HAR file, its log, its entries, one of them, or a case begins: with one of its members.
JSON_LINE = (
    r'(?:"(?:log|entries)"[ \t]{0,9}:[ \t]{0,9})?(?=(?:\[\s{0,80})?(?:\{\s{0,80}"(?:log|version'
    r"|creator|browser|pages|entries|comment|startedDateTime|time|request|response|cache|timings"
    r"|serverIPAddress|connection|pageref|_[A-Za-z]{1,30}|id|page_origin|before|responses)"
    r'"\s{0,20}:))'
)
_BEGINNING = re.compile(rf"[ \t]*{JSON_LINE}")


def read_json(paste: Paste, start: int) -> Piece | None:
    """Read the JSON value that begins on the line at `start`; other JSON says nothing."""
    found = _BEGINNING.match(paste.text, start)
    if found is None:
        return None
    try:
        value, end = json_value_at(paste.text, found.end())
    except BadJson as bad:
        return _cut(paste, start, bad)
    return _piece(paste, start, end, value) or Piece(start, end)


def _piece(paste: Paste, start: int, end: int, value: Json) -> Piece | None:
    if is_har(value) or is_entry(value):
        return Piece(start, end, seen=read_har(paste, start, end))
    values = value if isinstance(value, list) else [value]
    cases = [case_piece(paste, start, end, each) for each in values if is_case(each)]
    if not cases:
        return None
    return Piece(
        start,
        end,
        cases=tuple(case for piece in cases for case in piece.cases),
        unread=tuple(unread for piece in cases for unread in piece.unread),
    )


def _cut(paste: Paste, start: int, bad: BadJson) -> Piece:
    """Return what can be read of JSON that breaks off: the whole entries of a HAR file."""
    end = max(bad.at, paste.end_of_line(start))
    line = paste.line_at(bad.at)
    unread = paste.unread(start, bad.at, "json", f"{bad} (line {line})")
    return Piece(start, end, seen=read_har(paste, start, bad.at), unread=(unread,))
