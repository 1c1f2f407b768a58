"""Where a console line and an answer, or two answers, contradict each other."""

from collections.abc import Sequence

from ..fetch_standard import get
from .answer_rows import as_row, is_asked_as_a_page
from .attempts import method_of
from .grouping import url_key
from .hypotheses import Draft, Search, row_for
from .incident import Contradiction, Incident
from .line_meaning import fits, is_vague, reasons_of
from .model import Line, Seen
from .supposing import completed

ALLOW_ORIGIN = "access-control-allow-origin"


def contradiction_in(incident: Incident, line: Line | None) -> Contradiction | None:
    """Return how what was given contradicts itself, None if it doesn't."""
    if line is not None and not is_vague(line) and reasons_of(line):
        return _line_and_answer(incident, line)
    return "answers-differ" if _answers_differ(incident.seen) else None


def _line_and_answer(incident: Incident, line: Line) -> Contradiction | None:
    """Return what comes of the answers that were seen, if a browser that got them had not printed
    the line.
    """
    draft = _with_what_was_seen(incident)
    if draft is None:
        return None
    reasons = []
    for each in Search(draft, (), ()):
        if fits(line, each.played.outcome):
            return None
        reasons.append(each.verdict.reason)
    is_refused = all(reason is not None for reason in reasons)
    return "line-and-answer-differ" if is_refused else "line-refused-answer-allows"


def _with_what_was_seen(incident: Incident) -> Draft | None:
    """Return the case with the answers that were seen in it, None if there are none to put in."""
    if incident.case is None:
        return None
    draft = completed(Draft(incident.case, incident.supposed))
    supposed, rows, is_changed = list(draft.supposed), list(draft.case["responses"]), False
    for turn in incident.seen:
        row, place = as_row(turn, draft.case["request"]["url"]), _place(turn, incident)
        if row is None or place is None or not _tells(turn):
            continue
        is_changed |= rows[place] != row
        rows[place] = row
        supposed = [path for path in supposed if not path.startswith(f"responses[{place}]")]
    return Draft({**draft.case, "responses": rows}, tuple(supposed)) if is_changed else None


def _place(turn: Seen, incident: Incident) -> int | None:
    """Return which row of the case an answer would be."""
    assert incident.case is not None
    kind, request = turn.kind or "request", incident.case["request"]
    if method_of(turn) not in (None, request["method"]):
        return None
    return row_for(incident.case, kind, turn.url or request["url"])


def _tells(turn: Seen) -> bool:
    """Return whether an answer says what a page would get: to no Origin a server may say less."""
    answer = turn.answer
    if answer is None or answer.headers is None or not answer.status:
        return False
    return is_asked_as_a_page(turn) or get(answer.headers, ALLOW_ORIGIN) is not None


def _answers_differ(seen: Sequence[Seen]) -> bool:
    """Return whether two answers to one request allow different origins."""
    allowed: dict[tuple[object, ...], set[str | None]] = {}
    for turn in seen:
        if turn.answer is None or turn.answer.headers is None:
            continue
        asked = turn.kind, method_of(turn), url_key(turn.url), get(turn.headers or (), "origin")
        allowed.setdefault(asked, set()).add(get(turn.answer.headers, ALLOW_ORIGIN))
    return any(len(values) > 1 for values in allowed.values())
