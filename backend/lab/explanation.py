"""What a run came to, as its page draws it: the story, and each call's explanation.

The page says what its JavaScript asked for and what it saw. Everything else is computed from the
run's exchanges. Where the algorithm and the browser differ, the answer says so.
"""

from collections.abc import Sequence
from typing import Any

from backend.lab.agreement import cookie_disagreements
from backend.lab.change import Changes
from backend.lab.cookie_change import cookie_change
from backend.lab.cookie_replay import replay_cookies
from backend.lab.effect import Effect
from backend.lab.ending import outcome_of
from backend.lab.explained import Explained, explain_calls
from backend.lab.facts import facts_of
from backend.lab.join import join
from backend.lab.joined import JoinedCall
from backend.lab.pages import Pages
from backend.lab.question import Question
from backend.lab.reason import reason_for
from backend.lab.result import Result
from backend.lab.run import Run
from backend.lab.told_cookies import ToldCookies
from backend.lab.verdict import verdict_on
from backend.whycors.recording.exchange import Exchange
from backend.whycors.story import Event, events, in_story_order
from backend.whycors.words import Words
from backend.whycors.words.told_step import told_step


def explain_run(
    run: Run,
    exchanges: Sequence[Exchange],
    effect: Effect | None,
    question: Question,
    pages: Pages,
    changes: Changes,
) -> dict[str, Any]:
    """Return the story of a run but for its record; backend/README.md says what is in it.

    `exchanges` are those of the run, and `effect` is what they wrote; `changes` remembers what to
    change.
    """
    words = Words(question.language)
    joined = join(exchanges, run.base, question)
    calls = _in_order([*joined.calls, *joined.loads])
    explained = Explained({}, [])
    if question.is_to_be_explained:
        explained = explain_calls(run, joined, calls, question, pages, changes)
    turns = replay_cookies(joined, exchanges, run.base, question, pages.own)
    if explained.last and explained.last["change"] is None:
        explained.last["change"] = cookie_change(run, turns, question.language)
    is_attack = question.acts[-1].origin in pages.strangers
    result = Result(question, calls, joined.exchanges, joined.exchanges_before, turns, is_attack)
    told = events(call.told for call in calls)
    cookies = ToldCookies(turns, run.base, question.language)
    during = _numbers(joined.exchanges)
    return {
        "before": _numbers(joined.exchanges_before),
        "during": during,
        "outcome": outcome_of(calls),
        "facts": facts_of(result),
        "verdict": verdict_on(result),
        "reason": reason_for(result, told, words) if question.is_to_be_explained else None,
        "effect": effect.as_json() if effect and effect.exchange in during else None,
        "disagreements": [
            *explained.differences,
            *(found for call in calls for found in cookie_disagreements(call, turns)),
        ],
        "unexplained": None if question.is_to_be_explained else "too-much",
        "events": _events(told, calls, explained, words),
        "calls": [
            _call(call, explained.explanations.get(call.id), cookies.of_call(call))
            for call in calls
        ],
    }


def _numbers(exchanges: Sequence[Exchange]) -> list[int]:
    return [exchange.number for exchange in exchanges]


def _in_order(calls: list[JoinedCall]) -> list[JoinedCall]:
    by_id = {call.id: call for call in calls}
    return [by_id[told.id] for told in in_story_order([call.told for call in calls])]


def _call(
    call: JoinedCall, explanation: dict[str, Any] | None, cookies: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "id": call.id,
        "request": call.seen.request,
        "observed": call.seen.observed,
        "error": call.seen.error,
        "outcome": call.ended,
        "cookies": cookies,
        "explanation": explanation,
    }


def _events(
    told: list[Event], calls: list[JoinedCall], explained: Explained, words: Words
) -> list[dict[str, Any]]:
    gates = {call.id: _gate(call, explained.explanations.get(call.id), words) for call in calls}
    return [
        {
            "lane": event.lane,
            "kind": event.kind,
            "call": event.call,
            "exchange": event.exchange,
            "gate": gates[event.call] if event.gate else None,
        }
        for event in told
    ]


def _gate(
    call: JoinedCall, explanation: dict[str, Any] | None, words: Words
) -> dict[str, Any] | None:
    """Return the step that decided, which stands last among those of an explanation."""
    gate = call.told.gate
    if gate is None or call.judged is None:
        return None
    failure = call.judged.outcome.failure
    step: dict[str, Any] = explanation["steps"][-1] if explanation else told_step(gate, words)
    return step | {"reason": failure.reason if failure else None}
