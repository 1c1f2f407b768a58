"""What a failure comes to: by what its console line says, and by the algorithm."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..cases.case import Played, play_case, read_case
from .contradictions import contradiction_in
from .hypotheses import Draft, Hypothesis, Search
from .incident import Incident, Judgement
from .least_answers import is_answered_for
from .line_meaning import (
    base_reason,
    is_vague,
    most_telling,
    place_said,
    reasons_of,
)
from .model import Line
from .supposing import completed
from .verdicts import NOTHING, At, common, deciding


def judge(incident: Incident) -> Judgement:
    """Return what an incident comes to.

    It is measured where a console line says it, or where nothing is supposed. It follows where
    all that the supposed values may be comes to the same. Otherwise it is unknown. That a server
    answers the same request alike is taken for granted, but where a line and an answer contradict
    each other.
    """
    line = most_telling(incident.lines)
    if incident.case is None:
        return _of_line_alone(line)
    found = _found(incident)
    if line is None or is_vague(line) or not reasons_of(line):
        return _by_the_algorithm(found, incident, line)
    return _by_line(found, incident, line)


#: So many hypotheses show what decides, where they come to different things.
_ENOUGH = 48


@dataclass(frozen=True)
class _Found:
    """What a search has found: the hypotheses, and whether they are all there are."""

    hypotheses: Sequence[Hypothesis]
    is_whole: bool
    played: Played


def _found(incident: Incident) -> _Found:
    assert incident.case is not None
    draft = Draft(incident.case, incident.supposed)
    search = Search(completed(draft) if draft.supposed else draft, incident.lines, incident.seen)
    line = most_telling(incident.lines)
    hypotheses: list[Hypothesis] = []
    for each in search:
        hypotheses.append(each)
        if _is_settled(hypotheses, line):
            break
    return _Found(hypotheses, search.is_whole, play_case(read_case(incident.case)))


def _is_settled(hypotheses: Sequence[Hypothesis], line: Line | None) -> bool:
    """Return whether no further hypothesis can change the judgement."""
    verdicts = {each.verdict for each in hypotheses}
    if line is None or is_vague(line):
        # What decides differs among the nearest, which come first.
        return len(hypotheses) >= _ENOUGH and len({verdict.outcome for verdict in verdicts}) > 1
    reasons = reasons_of(line)
    is_clear = len({base_reason(reason) for reason in reasons}) == 1
    is_placed = len(reasons) == 1 and place_said(line, *reasons) is not None
    return is_clear and (is_placed or len({verdict.at for verdict in verdicts}) > 1)


def _of_line_alone(line: Line | None) -> Judgement:
    """Return the judgement where the algorithm has nothing to say."""
    if line is None:
        return Judgement("unknown", None, None, None)
    told = line.recognised
    others = {base_reason(reason) for reason in told.may_also_be} - {base_reason(told.reason)}
    return Judgement(
        degree="unknown" if is_vague(line) or others else "measured",
        outcome="network-error" if reasons_of(line) else None,
        reason=told.reason,
        at=place_said(line, told.reason),
        may_also_be=tuple(sorted(others)),
    )


def _by_the_algorithm(found: _Found, incident: Incident, line: Line | None) -> Judgement:
    contradiction = contradiction_in(incident, line)
    verdicts = [each.verdict for each in found.hypotheses]
    verdict = common(verdicts) if found.is_whole else NOTHING
    is_agreed = verdict.reason is not None or not any(each.reason for each in verdicts)
    if verdict.outcome is not None and is_agreed:
        return Judgement(
            "follows" if incident.supposed else "measured",
            *verdict,
            played=found.played,
            disagreement=contradiction,
        )
    is_status = line is not None and line.recognised.reason == "HttpStatus"
    is_refused = line is not None and not is_status
    return Judgement(
        degree="measured" if is_status else "unknown",
        outcome="network-error" if is_refused else verdict.outcome,
        reason=line.recognised.reason if line else None,
        at=None,
        depends_on=deciding(found.hypotheses, incident.supposed),
        played=found.played,
        disagreement=contradiction,
    )


def _by_line(found: _Found, incident: Incident, line: Line) -> Judgement:
    """Return the judgement that a line is, as far as it says which reason of the algorithm's."""
    possible = _possible(found, incident, line)
    bases = {base_reason(reason) for reason in possible}
    contradiction = contradiction_in(incident, line)
    if len(bases) != 1:
        told = line.recognised
        return Judgement(
            degree="unknown",
            outcome="network-error",
            reason=told.reason,
            at=None,
            depends_on=deciding(found.hypotheses, incident.supposed),
            played=found.played,
            disagreement=contradiction,
            may_also_be=_others(bases - {told.reason}, found.played),
        )
    is_said = len({base_reason(reason) for reason in reasons_of(line)}) == 1
    at = _place_of(found, line, possible)
    reason = next(iter(possible)) if len(possible) == 1 else bases.pop()
    return Judgement(
        degree="measured" if is_said else "follows",
        outcome="network-error",
        reason=base_reason(reason) if at is None else reason,
        at=at,
        played=found.played,
        disagreement=contradiction,
    )


def _others(bases: set[str], played: Played) -> tuple[str, ...]:
    """Return reasons in order, the one that comes of the incident's case first."""
    failure = played.outcome.failure
    likely = base_reason(failure.reason) if failure else None
    return tuple(sorted(bases, key=lambda reason: (reason != likely, reason)))


def _possible(found: _Found, incident: Incident, line: Line) -> frozenset[str]:
    """Return those of the line's reasons that what is known leaves.

    One is ruled out only if it was looked for: no answer that is still open can lead to it.
    """
    reasons = reasons_of(line)
    reached = {each.verdict.reason for each in found.hypotheses if each.verdict.reason}
    if not reached or not found.is_whole:
        return reasons
    is_open = any(path.startswith("responses") for path in incident.supposed)
    unsought = {reason for reason in reasons if is_open and not is_answered_for(reason)}
    return frozenset(reached | unsought)


def _place_of(found: _Found, line: Line, possible: frozenset[str]) -> At | None:
    """Return at which request the line's reason was found, None if that can't be told."""
    if len(possible) != 1:
        return None
    places = {each.verdict.at for each in found.hypotheses}
    if len(places) == 1 and found.is_whole:
        return places.pop()
    (reason,) = possible
    return place_said(line, reason)
