"""JSON in a paste: HAR files, cases, and what Firefox's panel copies; whole or cut off."""

import re

from .given_case import case_piece, is_case
from .har import is_entry, is_har, read_har
from .json_values import BadJson, Json, value_at
from .paste import Paste, Piece

#: What tells within its first characters that a JSON value is one that is read.
_OURS = re.compile(r'"(?:log|entries|startedDateTime|_initiator|page_origin|responses)"\s{0,9}:')
_BEGINNING = re.compile(r'[ \t]*(?:"(?:log|entries)"[ \t]*:[ \t]*)?(?=[{\[])')
#: How far a value is looked at for those.
_LOOK = 2000


def read_json(paste: Paste, start: int) -> Piece | None:
    """Read the JSON value that begins on the line at `start`; other JSON says nothing."""
    found = _BEGINNING.match(paste.text, start)
    if found is None:
        return None
    try:
        value, end = value_at(paste.text, found.end())
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


def _cut(paste: Paste, start: int, bad: BadJson) -> Piece | None:
    """Return what can be read of JSON that breaks off: the whole entries of a HAR file."""
    end = max(bad.at, paste.end_of_line(start))
    if not _OURS.search(paste.text, start, min(end, start + _LOOK)):
        return Piece(start, end) if bad.at > start else None
    line = paste.line_at(bad.at)
    unread = paste.unread(start, bad.at, "json", f"{bad} (line {line})")
    return Piece(start, end, seen=read_har(paste, start, bad.at), unread=(unread,))
