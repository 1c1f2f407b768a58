"""The calls of a case, and the events that are drawn of them."""

from typing import Any

from ..browsers.behaviours import Browser
from ..cases.case import PlayedCall
from ..cases.case_server import Turn
from ..cases.outcome_json import outcome_as_json
from ..fetch_standard import REDIRECT_STATUSES, HttpResponse, Request, parse_url_of_page
from ..story import Asker, End, Event, Fate, Message, ToldCall, gate_of
from ..words import Words
from ..words.told_step import told_step
from .alternatives import UNTOLD

Json = dict[str, Any]

#: What script gets of a fetch() that failed. The standard names no message.
_ERRORS: dict[Browser, str] = {
    "chromium": "TypeError: Failed to fetch",
    "firefox": "TypeError: NetworkError when attempting to fetch resource.",
    "safari": "TypeError: Load failed",
}


def told_call(id: int, call: PlayedCall, first_number: int) -> ToldCall:
    """Return a call for its story, its exchanges numbered from `first_number`."""
    outcome = call.outcome.outcome
    end: End = "keeps" if outcome == "network-error" else "hands-over"
    is_element = call.request.api == "element"
    if is_element and outcome == "opaque":
        end = "uses"
    messages = tuple(
        _message(number, turn) for number, turn in enumerate(call.exchanges, first_number)
    )
    asker: Asker = "element" if is_element else "script"
    return ToldCall(id, messages, end, asker, gate_of(call.outcome))


def outcome_drawn(call: PlayedCall) -> str:
    """Return how a call ended: "readable", "opaque", "blocked" or "not-sent"."""
    outcome = call.outcome
    if outcome.outcome == "readable":
        return "readable"
    if outcome.outcome != "network-error":
        return "opaque"
    is_sent = bool(outcome.requests) and outcome.requests[-1].kind == "request"
    return "blocked" if is_sent else "not-sent"


def call_as_json(
    id: int, call: PlayedCall, cookies: list[Json], browser: Browser, words: Words
) -> Json:
    """Return a call as a ToldCall of the page's types."""
    asked, outcome = call.request, call.outcome
    is_error = outcome.failure is not None
    observed = {
        "type": outcome.type,
        "status": outcome.status,
        "readable_headers": outcome.readable_headers,
    }
    explanation = outcome_as_json("", asked, outcome)
    del explanation["id"]
    return {
        "id": id,
        "request": _request(asked),
        "observed": None if is_error else observed,
        "error": _error(asked, browser) if is_error else None,
        "outcome": outcome_drawn(call),
        "cookies": cookies,
        "explanation": {
            **explanation,
            "sentence": words.reason(asked, outcome) or words.outcome(asked, outcome),
            "steps": [told_step(step, words) for step in outcome.steps],
            "change": None,
            "case": None,
        },
    }


def event_as_json(event: Event, call: PlayedCall, words: Words) -> Json:
    """Return an event of a call as a StoryEvent of the page's types."""
    failure = call.outcome.failure
    reason = {"reason": failure.reason if failure else None}
    return {
        "lane": event.lane,
        "kind": event.kind,
        "call": event.call,
        "exchange": event.exchange,
        "gate": told_step(event.gate, words) | reason if event.gate else None,
    }


def _message(number: int, turn: Turn) -> Message:
    kind, answer = turn.request.kind, turn.answer
    if isinstance(answer, HttpResponse):
        return Message(number, kind, redirects=answer.status in REDIRECT_STATUSES)
    # What is dropped had arrived: the server may have done what was asked.
    fate: Fate = "unanswered" if answer.error == "dropped" else "nobody-there"
    return Message(number, kind, fate)


def _error(asked: Request, browser: Browser) -> str:
    return "error" if asked.api == "xhr" else _ERRORS.get(browser, "TypeError")


def _request(asked: Request) -> Json:
    """Return what script asked for as case.schema.json has it, its URL whole.

    A header's value that nobody gave is empty.
    """
    url = parse_url_of_page(asked.url, asked.origin)
    return {
        "api": asked.api,
        "url": url.href if url else asked.url,
        "method": asked.method,
        "headers": [[name, "" if value == UNTOLD else value] for name, value in asked.headers],
        "mode": asked.mode,
        "credentials": asked.credentials,
        "redirect": asked.redirect,
        "referrer_policy": asked.referrer_policy,
        "body": {"type": asked.body.type, "mime": asked.body.mime} if asked.body else None,
        "upload_listener": asked.upload_listener,
        "destination": asked.destination,
    }
