"""From what was read to failures, each with a case that fits all that is known of it."""

from collections.abc import Iterable, Iterator, Sequence

from ..fetch_standard import get, parse_url
from .attempts import Attempt
from .facts import facts_known, facts_of_case
from .grouping import Group, groups_of, url_key
from .hypotheses import Draft, Hypothesis, Search
from .incident import Incident
from .known import known_of
from .line_meaning import is_vague, most_telling, reasons_of
from .model import Evidence, GivenCase, Line, Seen
from .supposing import draft_of, released, trimmed

#: A HAR file can have thousands of requests; nobody reads what came of more failures than these.
MAX_INCIDENTS = 20
#: Tries at one request that are looked into, the first ones.
_MAX_TRIES = 4
#: What else was seen of a request, the first ones.
_MAX_OTHERS = 100


def incidents(evidence: Evidence) -> list[Incident]:
    """Return the failures that the evidence tells of, the most telling first; [] for none.

    Pieces are of one failure where they name the same URL, whatever its query; where one is the
    preflight of the other, or leads to it by a redirect; and where they name no URL and stand
    beside each other. What went well in a browser is left out beside what failed.
    """
    groups = groups_of(evidence)
    found = [
        _of_case(given, lines)
        for given, lines in _with_their_lines(evidence.cases[:MAX_INCIDENTS], groups)
    ]
    left = [group for group in groups if group.lines or group.attempts]
    suspicious = [group for group in left if group.lines or _looks_failed(group)]
    told = [_of_group(group) for group in (suspicious or left)[:MAX_INCIDENTS]]
    found += [each for _, each in sorted(enumerate(told), key=lambda one: (_rank(one[1]), one[0]))]
    if not found and evidence.url and parse_url(evidence.url):
        found.append(_of_url(evidence.url))
    return found[:MAX_INCIDENTS]


def _of_case(given: GivenCase, lines: Sequence[Line]) -> Incident:
    return Incident(facts_of_case(given), tuple(lines), (), given.case, ())


def _with_their_lines(
    cases: Sequence[GivenCase], groups: Iterable[Group]
) -> Iterator[tuple[GivenCase, list[Line]]]:
    """Yield cases with the lines about their requests, which are then of no other failure."""
    if not cases:
        return
    printed = {frozenset(group.keys): group for group in groups if not group.attempts}
    for given in cases:
        keys = frozenset({url_key(given.case["request"]["url"])}), frozenset[str]()
        found = [printed[each] for each in keys if each in printed]
        yield given, [line for group in found for line in group.take_lines()]


def _of_group(group: Group) -> Incident:
    """Return the incident of a group: with the try that failed, if there are several."""
    candidates = [
        _candidate(group, attempt, place) for place, attempt in enumerate(_tries(group) or [None])
    ]
    _, attempt, draft, chosen = min(candidates, key=lambda each: each[0])
    if chosen is None and group.lines and _is_of_the_algorithm(group.lines):
        draft = released(draft)
        chosen = _first_fitting(draft, group.lines, ())
    case, supposed = trimmed(chosen, draft) if chosen else (None, ())
    known = known_of(group, attempt)
    others = [turn for each in group.attempts if each is not attempt for turn in each.turns]
    return Incident(
        facts=facts_known(known, case),
        lines=tuple(sorted(group.lines, key=is_vague)),
        seen=(*(attempt.turns if attempt else ()), *others[:_MAX_OTHERS]),
        case=case,
        supposed=supposed,
    )


def _candidate(
    group: Group, attempt: Attempt | None, place: int
) -> tuple[tuple[bool, bool, int], Attempt | None, Draft, Hypothesis | None]:
    draft = draft_of(known_of(group, attempt))
    chosen = _first_fitting(draft, group.lines, attempt.turns if attempt else ())
    is_failure = chosen is not None and chosen.verdict.reason is not None
    return (chosen is None, not is_failure, place), attempt, draft, chosen


def _first_fitting(draft: Draft, lines: Sequence[Line], seen: Sequence[Seen]) -> Hypothesis | None:
    search, line = Search(draft, lines, seen), most_telling(lines)
    if line is None or line.recognised.reason != "HttpStatus":
        return next(iter(search), None)
    # Beside a status alone no line says that the answer was kept from script.
    found = list(search)
    readable = [each for each in found if each.verdict.reason is None]
    return next(iter([*readable, *found]), None)


def _is_of_the_algorithm(lines: Sequence[Line]) -> bool:
    line = most_telling(lines)
    return line is not None and (is_vague(line) or bool(reasons_of(line)))


def _tries(group: Group) -> list[Attempt | None]:
    """Return the tries that may have failed, those that were made as a page would first."""
    asked = sorted(group.attempts, key=lambda each: not _is_a_pages(each))
    distinct: dict[tuple[object, ...], Attempt | None] = {}
    for attempt in asked:
        distinct.setdefault(tuple((t.kind, t.method, t.answer) for t in attempt.turns), attempt)
    return list(distinct.values())[:_MAX_TRIES]


def _is_a_pages(attempt: Attempt) -> bool:
    return any(
        turn.by == "browser" or any(name.lower() == "origin" for name, _ in turn.headers or ())
        for turn in attempt.turns
    )


def _looks_failed(group: Group) -> bool:
    return any(turn.by != "browser" or turn.answer is None or _is_bad(turn) for turn in group.turns)


def _is_bad(turn: Seen) -> bool:
    """Return whether an answer to a browser is worth a look: none, an error, no permission."""
    answer = turn.answer
    if answer is None or not answer.status or answer.status >= 400:
        return answer is None or "ERR_ABORTED" not in (answer.error or "")
    origin = get(turn.headers or (), "origin")
    if answer.error or origin is None or answer.headers is None:
        return answer.error not in (None, "net::ERR_ABORTED")
    allowed = get(answer.headers, "access-control-allow-origin")
    has_credentials = get(turn.headers or (), "cookie") is not None
    return allowed != origin and (allowed != "*" or has_credentials)


def _of_url(url: str) -> Incident:
    group = Group()
    known = known_of(group, None, url)
    draft = draft_of(known)
    chosen = _first_fitting(draft, (), ())
    case, supposed = trimmed(chosen, draft) if chosen else (None, ())
    return Incident(facts_known(known, case), (), (), case, supposed)


def _rank(incident: Incident) -> tuple[bool, bool]:
    """Return a key by which the most telling comes first: what a line says, then what was seen."""
    line = most_telling(incident.lines)
    return line is None or is_vague(line), not incident.seen
