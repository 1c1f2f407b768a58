"""Cases of this lab: one JSON value each, as case.schema.json describes it."""

from ..cases.case import CASE_SCHEMA
from .json_values import Json
from .model import GivenCase
from .paste import Paste, Piece


def is_case(value: Json) -> bool:
    """Return whether a JSON value is meant as a case."""
    return isinstance(value, dict) and "responses" in value and "request" in value


def case_piece(paste: Paste, start: int, end: int, value: dict[str, Json]) -> Piece:
    """Return what a case says, or where it breaks the schema."""
    if fault := CASE_SCHEMA.fault_in(value):
        return Piece(start, end, unread=(paste.unread(start, end, "case", fault),))
    return Piece(start, end, cases=(GivenCase(paste.place("case", start, end), value),))
