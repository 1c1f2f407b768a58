"""Where the engine and a browser disagree, in words, and as a case to run again."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.differential.harness import Result, by_engine, differences
from tests.differential.shrinking import Case, renamed, shrink

#: Runs many cases in the browser; returns their results by id.
Run = Callable[[list[Case]], dict[str, Result]]

SHRUNK_AT_MOST = 5


@dataclass
class Disagreement:
    """A case, and where engine and browser differ: (engine's, browser's) by name.

    Two are of the same kind if the same things differ and the engine gives the same reason.
    """

    case: Case
    found: dict[str, Any]
    kind: str


def disagreements(cases: list[Case], run: Run) -> list[Disagreement]:
    """Return where the engine and the browser disagree about these cases, twice.

    A browser that has just started, or that runs on a busy machine, now and then does something
    only once: Firefox repeats its first preflights, and a short max-age ends meanwhile.
    """
    first = _disagreements(cases, run)
    again = _disagreements(
        [renamed(disagreement.case, f"{disagreement.case['id']}b") for disagreement in first], run
    )
    confirmed = {disagreement.case["id"] for disagreement in again}
    return [disagreement for disagreement in first if f"{disagreement.case['id']}b" in confirmed]


def _disagreements(cases: list[Case], run: Run) -> list[Disagreement]:
    theirs = run(cases) if cases else {}
    all_ = (_compare(case, theirs[case["id"]]) for case in cases)
    return [disagreement for disagreement in all_ if disagreement.found]


def _compare(case: Case, theirs: Result) -> Disagreement:
    ours, outcome = by_engine(case)
    found = differences(case, ours, theirs)
    reason = outcome.failure and outcome.failure.reason
    return Disagreement(case, found, f"{', '.join(found)}: {reason}")


def told(all_: list[Disagreement], run: Run) -> str:
    """Return one case of each kind, the first few made small, as a case line and what differs."""
    by_kind: dict[str, list[Disagreement]] = {}
    for each in all_:
        by_kind.setdefault(each.kind, []).append(each)
    lines = []
    for n, (kind, those) in enumerate(sorted(by_kind.items(), key=lambda item: -len(item[1]))):
        shown = _shrunk(those[0], run) if n < SHRUNK_AT_MOST else those[0]
        lines += [f"{len(those)} disagree on {kind}", json.dumps(shown.case), f"{shown.found}", ""]
    return "\n".join(lines)


def _shrunk(disagreement: Disagreement, run: Run) -> Disagreement:
    by_id = {disagreement.case["id"]: disagreement}

    def still_fails(cases: list[Case]) -> list[bool]:
        by_id.update({each.case["id"]: each for each in disagreements(cases, run)})
        found = [by_id.get(case["id"]) for case in cases]
        return [each is not None and each.kind == disagreement.kind for each in found]

    return by_id[shrink(disagreement.case, still_fails)["id"]]
