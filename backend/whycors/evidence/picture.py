"""The picture of a failure: its case as a story, as the page draws those of the lab's own runs."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from ..cases.case import PlayedCall, read_case
from ..cases.case_cookies import turns_in
from ..fetch_standard import Step, parse_url_of_page
from ..story import Event, events, gate_of
from ..words import Words
from .hypotheses import row_for
from .incident import Incident, Judgement
from .pictured_calls import call_as_json, event_as_json, outcome_drawn, told_call
from .pictured_cookies import cookies_by_call
from .pictured_exchanges import record_of

Json = dict[str, Any]

_TONES = {"readable": "pass", "opaque": "plain"}
#: What of a call is drawn, by its path in a case.
_OF_CALL = {
    "request.method": "request method",
    "request.headers": "request headers",
    "request.credentials": "request credentials",
    "request.mode": "request mode",
}


def told_story(incident: Incident, judgement: Judgement, language: str) -> Json | None:
    """Return the story of an incident's case, None where it has none, or no URL that is one.

    It is a Story of frontend/lab/shared/types.d.ts, its ids and numbers from 0. Of the verdict only
    the tone counts: the diagnosis says more. `unknown` beside it are the parts that nobody gave, so
    that the case supposes them:

        page origin
        browser
        call 0 request method         of the call of that id; likewise headers, credentials, mode
        call 0 preflight              whether there was one
        exchange 0 request method     of the exchange of that number
        exchange 0 request headers    those that script set, or that a preflight asks for
        exchange 0 response           whether there was an answer, and how it was lost
        exchange 0 response status
        exchange 0 response headers   what is drawn of them comes of the console's line
    """
    played = judgement.played
    if incident.case is None or played is None:
        return None
    case, calls, words = read_case(incident.case), played.calls, Words(language)
    if any(parse_url_of_page(call.request.url, call.request.origin) is None for call in calls):
        return None
    lengths = (len(call.exchanges) for call in calls)
    first_numbers = [0, *itertools.accumulate(lengths)]
    numbered = zip(calls, first_numbers, strict=False)
    told = events(told_call(id, call, first) for id, (call, first) in enumerate(numbered))
    cookies = cookies_by_call(turns_in(played, case.browser), first_numbers, language)
    ending = outcome_drawn(calls[-1])
    return {
        "record": record_of(case.id, calls),
        "before": [],
        "during": list(range(first_numbers[-1])),
        "outcome": ending,
        "facts": [],
        "verdict": {
            "id": "outcome.readable.elsewhere",
            "tone": _TONES.get(ending, "stop"),
            "values": {},
        },
        "reason": _reason(calls[-1], told, words),
        "effect": None,
        "disagreements": [],
        "unexplained": None,
        "events": [event_as_json(event, calls[event.call], words) for event in told],
        "calls": [
            call_as_json(id, call, _of_call(id, cookies), case.browser, words)
            for id, call in enumerate(calls)
        ],
        "unknown": list(_unknown(incident, judgement, calls, first_numbers[-2])),
    }


def _of_call(id: int, cookies: Sequence[Json]) -> list[Json]:
    return [
        {name: value for name, value in turn.items() if name != "call"}
        for turn in cookies
        if turn["call"] == id
    ]


def _reason(call: PlayedCall, told: Sequence[Event], words: Words) -> Json:
    step: Step = gate_of(call.outcome)
    places = [place for place, event in enumerate(told) if event.gate is step]
    return {
        "title": words.title(step),
        "sentence": words.reason(call.request, call.outcome) or words.step(step),
        "link": step.link,
        "gate": places[-1] if places else None,
    }


def _unknown(
    incident: Incident, judgement: Judgement, calls: Sequence[PlayedCall], first_number: int
) -> Iterator[str]:
    """Yield the parts that are supposed: of the last call, whose first exchange has that number."""
    supposed, id = set(incident.supposed), len(calls) - 1
    yield from (path.replace("_", " ") for path in ("page_origin", "browser") if path in supposed)
    yield from (f"call {id} {part}" for path, part in _OF_CALL.items() if path in supposed)
    is_either = judgement.reason is not None and judgement.at is None
    if is_either and supposed & {"request.method", "request.headers"}:
        yield f"call {id} preflight"
    assert incident.case is not None
    for number, turn in enumerate(calls[-1].exchanges, first_number):
        kind = turn.request.kind
        if "request.method" in supposed and kind == "request":
            yield f"exchange {number} request method"
        if "request.headers" in supposed or (kind == "preflight" and "request.method" in supposed):
            yield f"exchange {number} request headers"
        row = f"responses[{row_for(incident.case, kind, turn.request.url)}]"
        parts = {"error": "response", "status": "response status", "headers": "response headers"}
        yield from (
            f"exchange {number} {name}"
            for part, name in parts.items()
            if f"{row}.{part}" in supposed
        )
