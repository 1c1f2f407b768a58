"""Cases of this lab: one JSON value each, as case.schema.json describes it."""

from ..cases.case import CASE_SCHEMA, BadCase, read_case
from .json_values import Json
from .model import GivenCase
from .paste import Paste, Piece


def is_case(value: Json) -> bool:
    """Return whether a JSON value is meant as a case."""
    return isinstance(value, dict) and "responses" in value and "request" in value


def case_piece(paste: Paste, start: int, end: int, value: dict[str, Json]) -> Piece:
    """Return what a case says, or what is wrong with it."""
    if fault := CASE_SCHEMA.fault_in(value) or _fault_beside_schema(value):
        return Piece(start, end, unread=(paste.unread(start, end, "case", fault),))
    return Piece(start, end, cases=(GivenCase(paste.place("case", start, end), value),))


def _fault_beside_schema(value: dict[str, Json]) -> str | None:
    """Return what is wrong with a case that has the schema's shape, such as its origins."""
    try:
        read_case(value)
    except BadCase as bad:
        return str(bad)
    return None
