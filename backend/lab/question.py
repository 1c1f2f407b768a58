"""What a page asks the lab to explain: the calls that its JavaScript made, and what it saw."""

from dataclasses import dataclass
from typing import Any

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.cases.case import SCHEMA_DEFINITIONS
from backend.whycors.cases.schema import Schema
from backend.whycors.words import LANGUAGES

MAX_CALLS = 50
MAX_AT_MS = 10**15  # a page's clock, even one that counts from 1970, is far from it

OBSERVED = {
    "type": ["object", "null"],
    "required": ["type", "status", "readable_headers"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": ["string", "null"]},
        "status": {"type": "integer", "minimum": 0, "maximum": 999},
        "readable_headers": {"type": "array", "items": {"type": "string"}},
    },
}
CALL = {
    "type": "object",
    "required": ["page_origin", "request", "observed", "at_ms"],
    "additionalProperties": False,
    "properties": {
        "page_origin": {"type": "string"},
        "request": SCHEMA_DEFINITIONS["request"],
        "observed": OBSERVED,
        "at_ms": {"type": "number", "minimum": 0, "maximum": MAX_AT_MS},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["run", "language", "browser", "calls"],
    "additionalProperties": False,
    "properties": {
        "run": {"type": "string"},
        "language": {"enum": list(LANGUAGES)},
        "browser": {"enum": ["standard", "chromium", "firefox"]},
        "calls": {"type": "array", "maxItems": MAX_CALLS, "items": CALL},
    },
    "$defs": SCHEMA_DEFINITIONS,
}
QUESTION_SCHEMA = Schema(SCHEMA)


class BadQuestion(ValueError):
    """What the page sent is no question. Says where it is wrong, and what is allowed."""


@dataclass(frozen=True)
class Call:
    """One fetch() or XHR: the `request` as in a case, made at `at_ms` by the page's clock.

    `observed` is what script saw of the response: its `type` (None for XHR), its `status` and the
    `readable_headers`. None stands for an error.
    """

    page_origin: str
    request: dict[str, Any]
    observed: dict[str, Any] | None
    at_ms: float


@dataclass(frozen=True)
class Question:
    """The calls of a run in the order they were made, their browser, the reader's language."""

    run: str
    language: str
    browser: Browser
    calls: list[Call]


def read_question(data: object) -> Question:
    """Return the question in `data`, a JSON value. Raises BadQuestion when it is none."""
    fault = QUESTION_SCHEMA.fault_in(data)
    if fault is not None:
        raise BadQuestion(fault)
    assert isinstance(data, dict)
    calls = [Call(**call) for call in data["calls"]]
    return Question(data["run"], data["language"], data["browser"], calls)
