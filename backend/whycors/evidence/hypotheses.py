"""The cases that fit what is known: each supposed value with its few alternatives, played.

The number is bounded. Answers are varied only where the algorithm asks for them.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..cases.case import BadCase, Played, play_case, read_case
from ..fetch_standard import parse_url
from .alternatives import Case, Json, alternatives, wanted_reasons
from .least_answers import NETWORK_ERRORS, least_answer, permission
from .line_meaning import is_vague
from .model import Line, Seen

#: How many cases are played for one incident at most. One takes about a fifth of a millisecond.
MAX_PLAYED = 256
_ROW = re.compile(r"responses\[(\d+)\]")
_PREFLIGHT_ONLY = ("InvalidAllow", "Preflight", "MethodDisallowed", "HeaderDisallowed")


@dataclass(frozen=True)
class Hypothesis:
    """A case, what comes of it, and what it takes each supposed value for."""

    case: Case
    played: Played
    chosen: Mapping[str, Json]

    @property
    def reason(self) -> str | None:
        """Why script gets a network error, None if it doesn't."""
        failure = self.played.outcome.failure
        return failure.reason if failure else None


@dataclass
class Explored:
    """The hypotheses, the most ordinary first, and whether they are all there are."""

    hypotheses: list[Hypothesis] = field(default_factory=list)
    is_whole: bool = True


def explore(case: Case, supposed: Sequence[str], lines: Sequence[Line]) -> Explored:
    """Return what may come of a case whose values at the paths `supposed` are not known."""
    rows = {int(found[1]) for path in supposed if (found := _ROW.match(path))}
    explored = Explored()
    for requested, chosen in _requests(case, supposed, lines):
        for hypothesis in _answered(requested, chosen, rows, supposed, lines):
            if len(explored.hypotheses) == MAX_PLAYED:
                explored.is_whole = False
                return explored
            explored.hypotheses.append(hypothesis)
    return explored


def reproducing(hypotheses: Sequence[Hypothesis], seen: Sequence[Seen]) -> list[Hypothesis]:
    """Return the hypotheses in which the browser gets the answers that it was seen to get."""
    return [each for each in hypotheses if all(_is_reproduced(turn, each) for turn in seen)]


def _is_reproduced(turn: Seen, hypothesis: Hypothesis) -> bool:
    answer, exchanges = turn.answer, hypothesis.played.exchanges
    if turn.by != "browser" or turn.url is None:
        return True
    kind = turn.kind or "request"
    url = parse_url(turn.url)
    sent = [
        each.request
        for each in exchanges
        if each.request.kind == kind and url and each.request.url == url.as_sent
    ]
    if answer is not None and answer.error and "ERR_FAILED" in answer.error:
        is_seen = bool(sent) if answer.status else not sent
        return is_seen and hypothesis.reason is not None
    return bool(sent) or answer is None or not answer.status


def most_telling(lines: Sequence[Line]) -> Line | None:
    """Return the first line that says more than that something failed, else the first."""
    return next((line for line in lines if not is_vague(line)), lines[0] if lines else None)


def _requests(
    case: Case, supposed: Sequence[str], lines: Sequence[Line]
) -> Iterator[tuple[Case, dict[str, Json]]]:
    """Yield the case with each choice of its request: the case as it is, then changed."""
    paths = [path for path in supposed if not _ROW.match(path)]
    options = [alternatives(path, case, lines) for path in paths]
    for changed in range(len(paths) + 1):
        for places in itertools.combinations(range(len(paths)), changed):
            for values in itertools.product(*(options[place][1:] for place in places)):
                chosen = {path: option[0] for path, option in zip(paths, options, strict=True)}
                chosen |= {paths[place]: value for place, value in zip(places, values, strict=True)}
                yield _with_values(case, chosen), chosen


def _with_values(case: Case, chosen: Mapping[str, Json]) -> Case:
    made = {**case, "request": dict(case["request"])}
    for path, value in chosen.items():
        if value is None:
            continue
        *_, name = path.split(".")
        (made["request"] if path.startswith("request.") else made)[name] = value
    return made


def _answered(
    case: Case,
    chosen: dict[str, Json],
    rows: set[int],
    supposed: Sequence[str],
    lines: Sequence[Line],
    settled: frozenset[int] = frozenset(),
) -> Iterator[Hypothesis]:
    """Yield the case with each choice of those supposed answers that it asks for."""
    try:
        played = play_case(read_case(case))
    except BadCase:
        return
    place = _first_open(case, played, rows - settled)
    if place is None:
        yield Hypothesis(case, played, chosen)
        return
    for row in _row_alternatives(case, place, supposed, lines):
        responses = [row if i == place else each for i, each in enumerate(case["responses"])]
        choice = {**chosen, f"responses[{place}]": row}
        with_row = {**case, "responses": responses}
        yield from _answered(with_row, choice, rows, supposed, lines, settled | {place})


def _first_open(case: Case, played: Played, open_rows: set[int]) -> int | None:
    """Return the first supposed row that answered and isn't settled, None for none."""
    for turn in played.exchanges:
        place = row_for(case, turn.request.kind, turn.request.url)
        if place in open_rows:
            return place
    return None


def row_for(case: Case, kind: str, url: str) -> int | None:
    """Return which row of a case answers a request, None where none does."""
    for place, row in enumerate(case["responses"]):
        if row["to"] in (kind, "*") and row["url"] in (url, "*"):
            return place
    return None


def _row_alternatives(
    case: Case, place: int, supposed: Sequence[str], lines: Sequence[Line]
) -> list[dict[str, Any]]:
    """Return what a supposed answer may be, what stands there first."""
    row = case["responses"][place]
    kind = "preflight" if row["to"] == "preflight" else "request"
    any_status = f"responses[{place}].status" in supposed
    any_headers = f"responses[{place}].headers" in supposed
    made: list[dict[str, Any]] = [row]
    for reason in wanted_reasons(lines):
        made += _for_reason(reason, lines, case, row, kind)
    allowed = permission(case, kind)
    if any_headers:
        seen = [pair for pair in row.get("headers", []) if not _is_cors(pair[0])]
        made.append({**row, "headers": [*seen, *allowed]})
        if any_status:
            made.append({**row, "headers": []})
    if any_status and kind == "preflight":
        made.append({**row, "status": 404, "headers": allowed if any_headers else row["headers"]})
    kept = [each for each in made if _keeps(each, row, any_status, any_headers)]
    return [each for index, each in enumerate(kept) if each not in kept[:index]]


def _for_reason(
    reason: str, lines: Sequence[Line], case: Case, row: dict[str, Any], kind: str
) -> Iterator[dict[str, Any]]:
    """Yield the least answers from which the reason of a line comes."""
    if reason in NETWORK_ERRORS:
        yield {"to": row["to"], "url": row["url"], "error": NETWORK_ERRORS[reason]}
    is_of_preflight = reason.startswith(_PREFLIGHT_ONLY)
    if is_of_preflight != (kind == "preflight"):
        return
    for line in lines:
        found = least_answer(reason, dict(line.recognised.parameters), case, kind)
        if found is not None:
            status, headers = found
            yield {"to": row["to"], "url": row["url"], "status": status, "headers": headers}


def _keeps(made: dict[str, Any], row: dict[str, Any], any_status: bool, any_headers: bool) -> bool:
    """Return whether an alternative has what of the answer is known."""
    if any_status and any_headers:
        return True
    if "error" in made:
        return False
    return (any_status or made["status"] == row["status"]) and (
        any_headers or made["headers"] == row["headers"]
    )


def _is_cors(name: str) -> bool:
    return name.lower().startswith("access-control-")
