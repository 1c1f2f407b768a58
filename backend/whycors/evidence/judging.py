"""What a failure comes to: by what its console line says, and by the algorithm."""

from ..cases.case import play_case, read_case
from .contradictions import contradiction_in
from .hypotheses import Explored, explore, most_telling, reproducing
from .incident import Degree, Incident, Judgement
from .least_answers import is_answered_for
from .line_meaning import base_reason, fits, is_vague, reasons_of
from .model import Line
from .verdicts import At, Verdict, common, deciding, verdict_on


def judge(incident: Incident) -> Judgement:
    """Return what an incident comes to.

    It is measured where a console line says it, or where nothing is supposed. It follows where
    all that the supposed values may be comes to the same. Otherwise it is unknown.
    """
    line = most_telling(incident.lines)
    if incident.case is None:
        return _of_line_alone(line)
    explored = explore(incident.case, incident.supposed, incident.lines)
    explored.hypotheses = [
        each
        for each in reproducing(explored.hypotheses, incident.seen)
        if line is None or fits(line, each.played.outcome)
    ]
    if line is None or is_vague(line) or not reasons_of(line):
        judgement = _by_the_algorithm(explored, incident, line)
    else:
        judgement = _by_line(explored, incident, line)
    return judgement


def _of_line_alone(line: Line | None) -> Judgement:
    """Return the judgement where the algorithm has nothing to say."""
    if line is None:
        return Judgement("unknown", None, None, None)
    degree: Degree = "unknown" if is_vague(line) or line.recognised.may_also_be else "measured"
    told = line.recognised
    return Judgement(degree, None, told.reason, None, may_also_be=told.may_also_be)


def _by_the_algorithm(explored: Explored, incident: Incident, line: Line | None) -> Judgement:
    found = explored.hypotheses
    assert incident.case is not None
    played = play_case(read_case(incident.case))
    contradiction = contradiction_in(incident, line)
    verdict = common([verdict_on(each.played.outcome) for each in found] or [_NOTHING])
    reasons = {base_reason(each.reason) for each in found if each.reason}
    is_told = verdict != _NOTHING and (verdict.reason is not None or not reasons)
    if is_told and explored.is_whole:
        degree: Degree = "follows" if incident.supposed else "measured"
        return Judgement(degree, *verdict, played=played, disagreement=contradiction)
    is_refused = line is not None and line.recognised.reason != "HttpStatus"
    return Judgement(
        degree="unknown",
        outcome="network-error" if is_refused else verdict.outcome if explored.is_whole else None,
        reason=line.recognised.reason if line else None,
        at=None,
        depends_on=deciding(found, incident.supposed),
        played=played,
        disagreement=contradiction,
    )


_NOTHING = Verdict(None, None, None)


def _by_line(explored: Explored, incident: Incident, line: Line) -> Judgement:
    """Return the judgement that a line is, as far as it says which reason of the algorithm's."""
    assert incident.case is not None
    played = play_case(read_case(incident.case))
    possible = _possible(explored, incident, line)
    bases = {base_reason(reason) for reason in possible}
    contradiction = contradiction_in(incident, line)
    if len(bases) != 1:
        told = line.recognised
        return Judgement(
            degree="unknown",
            outcome="network-error",
            reason=told.reason,
            at=None,
            depends_on=deciding(explored.hypotheses, incident.supposed),
            played=played,
            disagreement=contradiction,
            may_also_be=tuple(sorted(bases - {told.reason})),
        )
    is_said = len({base_reason(reason) for reason in reasons_of(line)}) == 1
    at = _place_of(explored, line, possible)
    reason = next(iter(possible)) if len(possible) == 1 else bases.pop()
    return Judgement(
        degree="measured" if is_said else "follows",
        outcome="network-error",
        reason=base_reason(reason) if at is None else reason,
        at=at,
        played=played,
        disagreement=contradiction,
    )


def _possible(explored: Explored, incident: Incident, line: Line) -> frozenset[str]:
    """Return those of the line's reasons that what is known leaves.

    One is ruled out only if it was looked for: no answer that is still open can lead to it.
    """
    reasons = reasons_of(line)
    found = {each.reason for each in explored.hypotheses if each.reason}
    if not found or not explored.is_whole:
        return reasons
    assert incident.case is not None
    are_open = any(path.startswith("responses") for path in incident.supposed)
    unsought = {reason for reason in reasons if are_open and not is_answered_for(reason)}
    return frozenset(found | unsought)


def _place_of(explored: Explored, line: Line, possible: frozenset[str]) -> At | None:
    """Return at which request the line's reason was found, None if that can't be told."""
    if len(possible) != 1:
        return None
    places = {verdict_on(each.played.outcome).at for each in explored.hypotheses}
    if len(places) == 1 and explored.is_whole:
        return places.pop()
    (reason,) = possible
    if reason.startswith("Preflight"):
        return "preflight"
    return (
        "request"
        if base_reason(reason) == reason and line.recognised.browser == "chromium"
        else None
    )
