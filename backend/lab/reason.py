"""Why it came out as it did: the step of the standard, or the rule of cookies, that decided."""

from collections.abc import Sequence
from typing import Any

from backend.lab.joined import JoinedCall, Judged
from backend.lab.reason_of_header import reason_of_header
from backend.lab.result import Result
from backend.whycors.cookies import Cookie, Withheld
from backend.whycors.fetch_standard import Step, StepId
from backend.whycors.story import Event, gate_of
from backend.whycors.words import Words, cookie_sentence

RFC6265BIS_TEXT = "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22"
#: What decides how many requests there are, in the order in which it is looked for.
OF_COUNTS: tuple[StepId, ...] = (
    "http-fetch/preflight-cached",
    "main-fetch/preflight-needed",
    "main-fetch/no-preflight-needed",
    "main-fetch/same-origin",
)


def reason_for(result: Result, events: Sequence[Event], words: Words) -> dict[str, Any] | None:
    """Return the step that decided, in words, or the rule of cookies; None where none did.

    `gate` is the place, in `events`, of the event that shows this step.
    """
    is_sent_and_blocked = result.cookie.name == "sent" and result.ending.is_refused
    if result.question.ask == "cookie" and result.cookie.what and not is_sent_and_blocked:
        return _of_cookie(result)
    if result.question.ask == "header" and (told := reason_of_header(result, words)):
        return told
    judged = [call for call in result.calls if call.judged]
    if not judged or _is_told_by_status(result):
        return None
    if result.question.ask == "requests" and not result.ending.is_refused:
        for id in OF_COUNTS:
            steps = [step for call in judged if (step := call.step(id))]
            if steps:
                return _told(steps[0], words.step(steps[0]), None, words)
    call = judged[-1]
    assert call.judged
    step = gate_of(call.judged.outcome)
    return _told(step, _why(call.judged, step, words), _place_of_gate(call, events), words)


def _why(judged: Judged, step: Step, words: Words) -> str:
    request, outcome = judged.request, judged.outcome
    if outcome.outcome == "opaque":
        return words.outcome(request, outcome)
    return words.reason(request, outcome) or words.step(step)


def _is_told_by_status(result: Result) -> bool:
    """Return whether nothing was written because of the answer's status, which no step decided."""
    is_asked = result.question.ask == "written" and result.written is None
    return is_asked and result.ending.name == "blocked" and result.ending.answer is not None


def _of_cookie(result: Result) -> dict[str, Any]:
    turn, what = result.cookie.turn, result.cookie.what
    assert turn and what
    section = "5.8.3" if isinstance(what, Cookie | Withheld) else "5.7"
    return {
        "title": f"RFC 6265bis § {section}",
        "sentence": cookie_sentence(what, turn.context, result.question.language, turn.rules),
        "link": f"{RFC6265BIS_TEXT}#section-{section}",
        "gate": None,
    }


def _told(step: Step, sentence: str, gate: int | None, words: Words) -> dict[str, Any]:
    return {"title": words.title(step), "sentence": sentence, "link": step.link, "gate": gate}


def _place_of_gate(call: JoinedCall, events: Sequence[Event]) -> int | None:
    places = (place for place, event in enumerate(events) if event.gate and event.call == call.id)
    return next(places, None)
