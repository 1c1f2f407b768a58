"""The explanation of a run: its recorded exchanges, replayed through the Fetch standard.

The page says what its JavaScript asked for and what it saw. Everything else is computed from the
record. Where the algorithm and the browser differ, the explanation says so.
"""

import copy
from dataclasses import dataclass, field
from typing import Any

from backend.lab.change import Changes
from backend.lab.question import Call, Question
from backend.lab.record import Exchange
from backend.lab.replay import Answered, Replay, headers_on_the_wire
from backend.lab.run import Run
from backend.lab.scenarios import ScenarioError
from backend.lab.situation import Reader, situation_of
from backend.whycors.browsers.behaviours import BEHAVIOURS
from backend.whycors.cases.case import read_request
from backend.whycors.cases.outcome_json import outcome_as_json
from backend.whycors.fetch_standard import Outcome, PreflightCache, Request, Step, fetch, get
from backend.whycors.words import Words

OUTCOMES_BY_TYPE = {"opaque": "opaque", "opaqueredirect": "opaque-redirect"}


@dataclass
class Explained:
    """A call, what the algorithm makes of it, and what is on record of its requests.

    `unexpected` holds the exchanges that the algorithm would not have made.
    """

    call: Call
    request: Request
    outcome: Outcome
    answered: list[Answered]
    cache_before: PreflightCache
    unexpected: list[Exchange] = field(default_factory=list)


def explain(
    run: Run, question: Question, strangers: frozenset[str], changes: Changes
) -> list[dict[str, Any]]:
    """Return an explanation of each call of the run, in order, as the page draws it.

    `strangers` are the origins that no app of the lab should let in; `changes` remembers what to
    change.
    """
    reader = Reader(question.browser, question.language, strangers)
    words = Words(question.language)
    explained = replayed(run, question)
    answers = [
        _as_json(run, each, words) | {"change": _change(run, each, reader, changes), "case": None}
        for each in explained
    ]
    # A case repeats all that was before it. So there is one, where algorithm and browser part ways.
    for index, answer in enumerate(answers):
        if answer["disagreements"]:
            answer["case"] = case_of(run, explained[: index + 1], question)
            break
    return answers


def replayed(run: Run, question: Question) -> list[Explained]:
    """Return what the algorithm makes of each call when the run's record answers it."""
    behaviour = BEHAVIOURS[question.browser]
    replay, cache = Replay(list(run.exchanges), run.base), behaviour.new_cache()
    explained = []
    for call in question.calls:
        request = read_request(call.page_origin, call.request)
        cache.now = call.at_ms / 1000
        cache_before = copy.deepcopy(cache)
        replay.destination = request.destination
        outcome = fetch(request, replay, cache, behaviour)
        answered = replay.take_answered()
        explained.append(Explained(call, request, outcome, answered, cache_before))
    for each in reversed(explained):
        each.unexpected = replay.take_left_at(each.request)
    return explained


def disagreements(explained: Explained) -> list[dict[str, Any]]:
    """Return what the algorithm and the browser say differently, each with both values.

    What an element gets to see, the page can't tell: there only the requests are compared.
    """
    outcome = explained.outcome
    kept = [each.request for each in explained.answered if each.was_kept]
    sent = [each for each in outcome.requests if each not in kept]
    computed = {
        "outcome": outcome.outcome,
        "type": outcome.type,
        "status": outcome.status,
        "readable_headers": outcome.readable_headers,
        "requests": [[each.kind, each.method, each.origin] for each in sent],
    }
    seen = _seen(explained)
    compared = ["requests"] if explained.request.api == "element" else list(computed)
    return [
        {"about": name, "computed": computed[name], "observed": seen[name]}
        for name in compared
        if computed[name] != seen[name]
    ]


def _seen(explained: Explained) -> dict[str, Any]:
    """Return what really happened: script's part by the page, the requests by the record."""
    observed = explained.call.observed
    recorded = [each.exchange for each in explained.answered if each.exchange and not each.was_kept]
    requests = [
        [each.kind, each.method, get(tuple(each.request_headers), "origin")]
        for each in recorded + explained.unexpected
    ]
    if observed is None:
        nothing = {"outcome": "network-error", "type": None, "status": None}
        return nothing | {"readable_headers": [], "requests": requests}
    return {
        "outcome": OUTCOMES_BY_TYPE.get(observed["type"], "readable"),
        "type": observed["type"],
        "status": observed["status"],
        "readable_headers": sorted(observed["readable_headers"]),
        "requests": requests,
    }


def case_of(run: Run, explained: list[Explained], question: Question) -> dict[str, Any]:
    """Return the last call as a case for scripts/explain.py, the recorded answers as its table."""
    *earlier, last = explained
    rows = [_row(answered) for each in explained for answered in each.answered]
    origin = last.call.page_origin
    return {
        "id": run.id,
        "page_origin": origin,
        "browser": question.browser,
        "before": [each.call.request for each in earlier if each.call.page_origin == origin],
        "request": last.call.request,
        "responses": rows or [{"to": "*", "url": "*", "error": "refused"}],
    }


def _row(answered: Answered) -> dict[str, Any]:
    request, exchange = answered.request, answered.exchange
    key = {"to": request.kind, "url": request.url}
    if exchange is None:
        return key | {"error": "refused"}
    headers = [list(header) for header in headers_on_the_wire(exchange)]
    return key | {"status": exchange.status, "headers": headers}


def _change(run: Run, each: Explained, reader: Reader, changes: Changes) -> dict[str, Any] | None:
    if each.outcome.outcome == "readable":
        return None
    if any(answered.was_kept for answered in each.answered):
        return None  # the app was not asked: what it would have answered may be right
    exchanges = [answered.exchange for answered in each.answered if answered.exchange]
    try:
        situation = situation_of(run, each.request, exchanges, each.cache_before, reader)
    except ScenarioError:
        return None  # there is no file to change any more
    return changes.get(situation, run)


def _as_json(run: Run, each: Explained, words: Words) -> dict[str, Any]:
    request, outcome = each.request, each.outcome
    steps = [_step(step, words) for step in outcome.steps]
    return outcome_as_json(run.id, request, outcome) | {
        "sentence": words.reason(request, outcome) or words.outcome(request, outcome),
        "steps": steps,
        # The step that refused; or, of a fetch that went through, the last that could have.
        "gate": steps[-1] | {"reason": outcome.failure and outcome.failure.reason},
        "disagreements": disagreements(each),
    }


def _step(step: Step, words: Words) -> dict[str, Any]:
    return {
        "id": step.id,
        "passed": step.passed,
        "title": words.title(step),
        "sentence": words.step(step),
        "link": step.link,
    }
