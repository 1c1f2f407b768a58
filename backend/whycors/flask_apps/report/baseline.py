"""The findings that a project accepts as they are, in a file of its own."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ...cases.schema import Schema
from ..findings.finding_kinds import worst_first
from ..model import Finding

_WAY_OUT = "Make it anew with --write-baseline."
_TEXT = {"type": "string"}
_SCHEMA = Schema(
    {
        "type": "object",
        "required": ["version", "accepted"],
        "additionalProperties": False,
        "properties": {
            "version": {"const": 1},
            "accepted": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "subject"],
                    "additionalProperties": False,
                    "properties": {"id": _TEXT, "subject": _TEXT},
                },
            },
        },
    }
)


class BadBaseline(ValueError):
    """A file isn't a baseline; the message says what is wrong with it."""


class Accepted(NamedTuple):
    """A finding that is accepted: which one it is, but not how it was on some day."""

    id: str
    subject: str


@dataclass(frozen=True)
class Compared:
    """Findings beside a baseline: those that aren't in it, those that are, and what is gone."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...] = ()
    gone: tuple[Accepted, ...] = ()


def read_baseline(path: Path) -> frozenset[Accepted]:
    """Return what a file accepts. Raises OSError, and BadBaseline if it isn't a baseline."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        fault = _SCHEMA.fault_in(data)
    except (ValueError, RecursionError) as error:
        raise BadBaseline(f"{path}: not JSON: {error}. {_WAY_OUT}") from error
    if fault is not None:
        raise BadBaseline(f"{path}: {fault} {_WAY_OUT}")
    return frozenset(Accepted(**entry) for entry in data["accepted"])


def write_baseline(path: Path, findings: Iterable[Finding]) -> None:
    """Write a file that accepts the findings, sorted, so that a change of it is small."""
    accepted = sorted({Accepted(one.id, one.subject) for one in findings})
    data = {"version": 1, "accepted": [entry._asdict() for entry in accepted]}
    text = json.dumps(data, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")


def compared(findings: Sequence[Finding], accepted: frozenset[Accepted]) -> Compared:
    """Return which findings are accepted, and what is accepted but was not found any more."""
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in worst_first(findings):
        is_known = (finding.id, finding.subject) in accepted
        (known if is_known else new).append(finding)
    gone = sorted(accepted - {Accepted(one.id, one.subject) for one in known})
    return Compared(tuple(new), tuple(known), tuple(gone))
