"""The verdict on an experiment: the headline, and in which tone it is said."""

from typing import Any, Literal

from backend.lab.headlines import headline_of
from backend.lab.result import Result

#: A "theft" succeeded; the browser put a "stop" to it, or let it "pass"; "plain" is neither.
Tone = Literal["stop", "pass", "plain", "theft"]


def verdict_on(result: Result) -> dict[str, Any]:
    """Return the sentence that answers the question, by its `id`, its `values` and its `tone`."""
    headline = headline_of(result)
    return {"id": headline.id, "tone": tone_of(result), "values": dict(headline.values)}


def tone_of(result: Result) -> Tone:
    """Return the tone: of a success, a refusal, or neither. An attacker's success is no pass."""
    if result.theft:
        return "theft"
    of_ask = {
        "outcome": _of_outcome,
        "cookie": _of_cookie,
        "header": _of_header,
        "written": _of_written,
    }
    find = of_ask.get(result.question.ask)
    return find(result) if find else "stop" if result.ending.is_refused else "plain"


def _of_outcome(result: Result) -> Tone:
    if result.ending.is_refused:
        return "stop"
    is_pass = result.ending.name == "readable" and not result.is_attack
    return "pass" if is_pass else "plain"


def _of_cookie(result: Result) -> Tone:
    is_stopped = result.cookie.name in ("withheld", "refused", "never-stored")
    return "stop" if is_stopped or result.ending.is_refused else "plain"


def _of_header(result: Result) -> Tone:
    fates: dict[str, Tone] = {"readable": "pass", "hidden": "stop"}
    return fates.get(result.header, "plain")


def _of_written(result: Result) -> Tone:
    if result.ending.is_refused:
        return "stop"
    is_pass = result.written and result.read_what_it_wrote and not result.is_attack
    return "pass" if is_pass else "plain"
