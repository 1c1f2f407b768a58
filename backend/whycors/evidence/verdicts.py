"""What several hypotheses come to together, and which of the supposed values decides."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from ..cases.case import Played
from ..fetch_standard import OutcomeName
from .incident import FactName
from .line_meaning import base_reason

At = Literal["preflight", "request", "before"]

_FACTS: dict[str, FactName] = {
    "browser": "browser",
    "page_origin": "page_origin",
    "request.url": "url",
    "request.method": "method",
    "request.headers": "request_headers",
    "request.credentials": "credentials",
    "request.mode": "mode",
    "request.redirect": "mode",
    "request.local_network_access": "browser",
}


class Verdict(NamedTuple):
    """An outcome, why, and at which request it was decided; all None for what can't be told.

    Of a preflight or a request without its being known which, the reason is the one of a request,
    and `at` None.
    """

    outcome: OutcomeName | None
    reason: str | None
    at: At | None


def verdict_of_case(played: Played) -> Verdict:
    """Return the verdict that comes of a case."""
    outcome = played.outcome
    if outcome.failure is None:
        return Verdict(outcome.outcome, None, None)
    at: At = played.exchanges[-1].request.kind if played.exchanges else "before"
    return Verdict(outcome.outcome, outcome.failure.reason, at)


def common(verdicts: Sequence[Verdict]) -> Verdict:
    """Return what all of the verdicts agree on."""
    outcomes = {verdict.outcome for verdict in verdicts}
    if len(outcomes) != 1:
        return Verdict(None, None, None)
    (outcome,) = outcomes
    if len(set(verdicts)) == 1:
        return verdicts[0]
    reasons = {base_reason(verdict.reason or "") for verdict in verdicts}
    return Verdict(outcome, reasons.pop() or None if len(reasons) == 1 else None, None)


NOTHING = Verdict(None, None, None)


class Supposition(Protocol):
    """A case with a choice of each supposed value, and what comes of it."""

    @property
    def case(self) -> dict[str, Any]: ...
    @property
    def chosen(self) -> Mapping[str, Any]: ...
    @property
    def verdict(self) -> Verdict: ...


def deciding(hypotheses: Sequence[Supposition], supposed: Sequence[str]) -> tuple[FactName, ...]:
    """Return what decides: where the nearest that come to something else differ from the first.

    Where none is found that does, everything may.
    """
    if not hypotheses:
        return tuple(dict.fromkeys(_FACTS[path] for path in supposed if path in _FACTS))
    first = hypotheses[0]
    changes: dict[frozenset[tuple[str, str]], set[object]] = {}
    for each in hypotheses:
        change = frozenset((path, str(each.chosen[path])) for path in _differing(first, each))
        changes.setdefault(change, set()).add(_said(each.verdict))
    # A change that can come to the same, by an answer to what else is then asked, decides nothing.
    decisive = [change for change, said in changes.items() if _said(first.verdict) not in said]
    fewest = min(map(len, decisive), default=0)
    paths = {path for change in decisive if len(change) == fewest for path, _ in change}
    names = [name for path in supposed if (name := _name_of(path, first, paths))]
    return tuple(dict.fromkeys(names)) or deciding((), supposed)


def _said(verdict: Verdict) -> tuple[object, str]:
    """Return what is said of a verdict, whether it is about the preflight or the request."""
    return verdict.outcome, base_reason(verdict.reason or "")


def _differing(one: Supposition, other: Supposition) -> set[str]:
    """Return the paths at which two differ; an answer that only one asks for is no cause."""
    paths = one.chosen.keys() & other.chosen.keys()
    return {path for path in paths if one.chosen[path] != other.chosen[path]}


def _name_of(path: str, hypothesis: Supposition, paths: set[str]) -> FactName | None:
    """Return the fact that a supposed path stands for, None where it isn't among `paths`."""
    if not path.startswith("responses"):
        return _FACTS.get(path) if path in paths else None
    place, _, part = path.partition(".")
    if place not in paths:
        return None
    row = hypothesis.case["responses"][int(place[len("responses[") : -1])]
    if row["to"] == "preflight":
        return "preflight_headers" if part == "headers" else "preflight_status"
    return "headers" if part == "headers" else "status"
