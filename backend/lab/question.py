"""What a page posts when a run is over: what only it can know, each page's calls in order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.cases.case import SCHEMA_DEFINITIONS
from backend.whycors.cases.schema import Schema
from backend.whycors.fetch_standard import OutcomeName
from backend.whycors.words import LANGUAGES

# A run within these is explained; a larger one is told only, without its steps.
MAX_EXPLAINED_CALLS = 50
MAX_EXPLAINED_BYTES = 16 * 1024
MAX_CALLS = 300
MAX_BYTES = 64 * 1024
MAX_ACTS = 10
OUTCOMES_BY_TYPE: dict[str, OutcomeName] = {
    "opaque": "opaque",
    "opaqueredirect": "opaque-redirect",
}
ASKS = ("outcome", "requests", "cookie", "header", "written")
HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
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
    "required": ["request", "observed", "at_ms"],
    "additionalProperties": False,
    "properties": {
        "request": SCHEMA_DEFINITIONS["request"],
        "observed": OBSERVED,
        "error": {"type": ["string", "null"]},
        "at_ms": {"type": "number", "minimum": 0, "maximum": MAX_AT_MS},
    },
}
ACT = {
    "type": "object",
    "required": ["origin", "calls"],
    "additionalProperties": False,
    "properties": {
        "origin": {"type": "string"},
        "calls": {"type": "array", "maxItems": MAX_CALLS, "items": CALL},
        "thrown": {"type": ["string", "null"]},
        "returned": {"type": ["string", "null"]},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["run", "scenario", "api", "language", "browser", "acts"],
    "additionalProperties": False,
    "properties": {
        "run": {"type": "string"},
        "scenario": {"type": "string"},
        "api": {"type": "string"},
        "language": {"enum": list(LANGUAGES)},
        "browser": {"enum": ["standard", "chromium", "firefox", "safari"]},
        "ask": {"enum": list(ASKS)},
        "header": {"type": ["string", "null"]},
        "acts": {"type": "array", "minItems": 1, "maxItems": MAX_ACTS, "items": ACT},
    },
    "$defs": SCHEMA_DEFINITIONS,
}
QUESTION_SCHEMA = Schema(SCHEMA)


class BadQuestion(ValueError):
    """What the page sent is no question. Says where it is wrong, and what is allowed."""


@dataclass(frozen=True)
class SeenCall:
    """One fetch() or XHR: the `request` as in a case, made `at_ms` after the run's first call.

    `observed` is what script saw of the response: its `type` (None for XHR), its `status` and the
    `readable_headers`. None stands for an error, which `error` has in words.
    """

    request: dict[str, Any]
    observed: dict[str, Any] | None
    at_ms: float
    error: str | None = None

    @property
    def outcome(self) -> OutcomeName:
        """What script got, in the algorithm's words."""
        if self.observed is None:
            return "network-error"
        return OUTCOMES_BY_TYPE.get(self.observed["type"], "readable")


@dataclass(frozen=True)
class Act:
    """What client code did in a page of `origin`: its calls in order, what it threw or returned."""

    origin: str
    calls: list[SeenCall]
    thrown: str | None = None
    returned: str | None = None


@dataclass(frozen=True)
class Question:
    """The acts of a run, in order, the experiment proper last.

    `api` is the origin under which client code knew the API. `ask` is what the reader was asked:
    may script read the answer (the outcome), how many requests arrive, does the cookie go along or
    get stored, does script see the response header `header`, is something written.
    """

    run: str
    scenario: str
    api: str
    language: str
    browser: Browser
    acts: list[Act]
    ask: str = "outcome"
    header: str | None = None
    is_to_be_explained: bool = True


def read_question(data: object, size: int) -> Question:
    """Return the question in `data`, a JSON value of `size` bytes.

    Raises BadQuestion if it isn't one.
    """
    fault = QUESTION_SCHEMA.fault_in(data)
    if fault is not None:
        raise BadQuestion(fault)
    assert isinstance(data, dict)
    _check_header(data.get("ask", "outcome"), data.get("header"))
    calls = [call for act in data["acts"] for call in act["calls"]]
    begun_ms = calls[0]["at_ms"] if calls else 0
    acts = [_act(act, begun_ms) for act in data["acts"]]
    count = len(calls)
    if count > MAX_CALLS:
        raise BadQuestion(f"$.acts: {count} calls. There may be {MAX_CALLS} in all.")
    is_to_be_explained = count <= MAX_EXPLAINED_CALLS and size <= MAX_EXPLAINED_BYTES
    return Question(**data | {"acts": acts, "is_to_be_explained": is_to_be_explained})


def _check_header(ask: str, header: str | None) -> None:
    """Raise BadQuestion unless there is a response header to ask about where one is needed."""
    if ask == "header" and not (header and HEADER_NAME.fullmatch(header)):
        fault = f"$.header: {header!r} names no header. Asking about one, write “X-Total-Count”."
        raise BadQuestion(fault)
    if ask != "header" and header is not None:
        raise BadQuestion(
            f"$.header: {header!r} with the ask {ask!r}. Leave it out, or ask “header”."
        )


def _act(data: Mapping[str, Any], begun_ms: float) -> Act:
    """Return an act of a run whose first call was made at `begun_ms` by the page's clock."""
    calls = [SeenCall(**call | {"at_ms": call["at_ms"] - begun_ms}) for call in data["calls"]]
    return Act(data["origin"], calls, data.get("thrown"), data.get("returned"))
