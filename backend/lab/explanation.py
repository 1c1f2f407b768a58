"""What a run came to, as its page draws it: the story, and each call's explanation.

The page says what its JavaScript asked for and what it saw. Everything else is computed from the
run's exchanges. Where the algorithm and the browser differ, the answer says so.
"""

from collections.abc import Sequence
from typing import Any

from backend.lab.agreement import case_of, disagreements
from backend.lab.change import Changes
from backend.lab.effect import Effect
from backend.lab.ending import outcome_of
from backend.lab.facts import facts_of
from backend.lab.join import join
from backend.lab.joined import JoinedCall, Judged
from backend.lab.question import Question
from backend.lab.reason import reason_for
from backend.lab.record import Exchange
from backend.lab.result import Result
from backend.lab.run import Run
from backend.lab.scenarios import ScenarioError
from backend.lab.situation import Reader, situation_of
from backend.lab.verdict import verdict_on
from backend.whycors.cases.outcome_json import outcome_as_json
from backend.whycors.fetch_standard import Step
from backend.whycors.story import Event, events, in_story_order
from backend.whycors.words import Words


def explain_run(
    run: Run,
    exchanges: Sequence[Exchange],
    effect: Effect | None,
    question: Question,
    strangers: frozenset[str],
    changes: Changes,
) -> dict[str, Any]:
    """Return the story of a run but for its record; backend/README.md says what is in it.

    `exchanges` are those of the run, and `effect` is what they wrote; `strangers` are the origins
    that no app of the lab should let in; `changes` remembers what to change.
    """
    words = Words(question.language)
    joined = join(exchanges, run.base, question)
    calls = _in_order([*joined.calls, *joined.loads])
    explained = [call for call in calls if call.judged and question.is_to_be_explained]
    explanations = {call.id: _explanation(call.judged, words) for call in explained if call.judged}
    if explained:
        # Only the last of them is what the reader wants to mend.
        reader = Reader(question.browser, question.language, strangers)
        explanations[explained[-1].id]["change"] = _change(run, explained[-1], reader, changes)
    differences = [found for call in explained for found in disagreements(call)]
    if differences:
        # A case repeats all that was before it. So there is one, where they first part ways.
        asked = [*joined.before, *_up_to(differences[0]["call"], calls)]
        explanations[asked[-1].id]["case"] = case_of(run.id, question.browser, asked)
    is_attack = question.acts[-1].origin in strangers
    result = Result(question, calls, joined.exchanges, exchanges, is_attack)
    is_of_experiment = effect is not None and effect.exchange in _numbers(joined.exchanges)
    told = events(call.told for call in calls)
    return {
        "before": _numbers(joined.exchanges_before),
        "during": _numbers(joined.exchanges),
        "outcome": outcome_of(calls),
        "facts": facts_of(result),
        "verdict": verdict_on(result),
        "reason": reason_for(result, told, words) if question.is_to_be_explained else None,
        "effect": effect.as_json() if effect and is_of_experiment else None,
        "disagreements": differences,
        "unexplained": None if question.is_to_be_explained else "too-much",
        "events": _events(told, calls, explanations, words),
        "calls": [_call(call, explanations.get(call.id)) for call in calls],
    }


def _numbers(exchanges: Sequence[Exchange]) -> list[int]:
    return [exchange.number for exchange in exchanges]


def _in_order(calls: list[JoinedCall]) -> list[JoinedCall]:
    by_id = {call.id: call for call in calls}
    return [by_id[told.id] for told in in_story_order([call.told for call in calls])]


def _up_to(id: int, calls: list[JoinedCall]) -> list[JoinedCall]:
    """Return the calls until the one of that id, and that one."""
    ids = [call.id for call in calls]
    return calls[: ids.index(id) + 1]


def _call(call: JoinedCall, explanation: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "id": call.id,
        "request": call.seen.request,
        "observed": call.seen.observed,
        "error": call.seen.error,
        "outcome": call.ended,
        "explanation": explanation,
    }


def _explanation(judged: Judged, words: Words) -> dict[str, Any]:
    request, outcome = judged.request, judged.outcome
    explanation = outcome_as_json("", request, outcome)
    del explanation["id"]  # the call has it
    return explanation | {
        "sentence": words.reason(request, outcome) or words.outcome(request, outcome),
        "steps": [_step(step, words) for step in outcome.steps],
        "change": None,
        "case": None,
    }


def _events(
    told: list[Event],
    calls: list[JoinedCall],
    explanations: dict[int, dict[str, Any]],
    words: Words,
) -> list[dict[str, Any]]:
    gates = {call.id: _gate(call, explanations.get(call.id), words) for call in calls}
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
    step: dict[str, Any] = explanation["steps"][-1] if explanation else _step(gate, words)
    return step | {"reason": failure.reason if failure else None}


def _step(step: Step, words: Words) -> dict[str, Any]:
    return {
        "id": step.id,
        "passed": step.passed,
        "title": words.title(step),
        "sentence": words.step(step),
        "link": step.link,
    }


def _change(run: Run, call: JoinedCall, reader: Reader, changes: Changes) -> dict[str, Any] | None:
    judged = call.judged
    if judged is None or judged.outcome.outcome == "readable":
        return None
    if any(answered.was_kept for answered in call.answered):
        return None  # the app was not asked: what it would have answered may be right
    exchanges = [answered.exchange for answered in call.answered if answered.exchange]
    try:
        situation = situation_of(run, judged.request, exchanges, judged.cache_before, reader)
    except ScenarioError:
        return None  # there is no file to change any more
    return changes.get(situation, run)
