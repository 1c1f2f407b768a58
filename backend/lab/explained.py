"""The explanations of a run's calls: the steps of the algorithm, the console, what to change."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from backend.lab.agreement import case_of, disagreements
from backend.lab.change import Changes
from backend.lab.joined import Joined, JoinedCall, Judged
from backend.lab.pages import Pages
from backend.lab.question import Question
from backend.lab.run import Run
from backend.lab.scenarios import ScenarioError
from backend.lab.situation import Reader, situation_of
from backend.whycors.cases.outcome_json import outcome_as_json
from backend.whycors.fetch_standard import HttpResponse
from backend.whycors.remedies.exposing import wanted_names
from backend.whycors.words import Words
from backend.whycors.words.told_step import told_step


class Explained(NamedTuple):
    """The explanations by their calls' ids, and where algorithm and browser say differently."""

    explanations: dict[int, dict[str, Any]]
    differences: list[dict[str, Any]]

    @property
    def last(self) -> dict[str, Any] | None:
        """The explanation of the last call: what the reader wants to mend."""
        return next(reversed(self.explanations.values()), None)


def explain_calls(
    run: Run,
    joined: Joined,
    calls: Sequence[JoinedCall],
    question: Question,
    pages: Pages,
    changes: Changes,
) -> Explained:
    """Explain those of the `calls` of which something is to be decided."""
    words = Words(question.language)
    explained = [call for call in calls if call.judged]
    explanations = {call.id: _explanation(call.judged, words) for call in explained if call.judged}
    if explained:
        # Only the last of them is what the reader wants to mend.
        reader = Reader(question.browser, question.language, pages.strangers)
        explanations[explained[-1].id]["change"] = _change(run, explained[-1], reader, changes)
    differences = [found for call in explained for found in disagreements(call)]
    if differences:
        # A case repeats all that was before it. So there is one, where they first part ways.
        asked = [*joined.before, *_up_to(differences[0]["call"], calls)]
        explanations[asked[-1].id]["case"] = case_of(run.id, question.browser, asked)
    return Explained(explanations, differences)


def _up_to(id: int, calls: Sequence[JoinedCall]) -> list[JoinedCall]:
    """Return the calls until the one of that id, and that one."""
    ids = [call.id for call in calls]
    return list(calls[: ids.index(id) + 1])


def _explanation(judged: Judged, words: Words) -> dict[str, Any]:
    request, outcome = judged.request, judged.outcome
    explanation = outcome_as_json("", request, outcome)
    del explanation["id"]  # the call has it
    return explanation | {
        "sentence": words.reason(request, outcome) or words.outcome(request, outcome),
        "steps": [told_step(step, words) for step in outcome.steps],
        "change": None,
        "case": None,
    }


def _hides_headers(call: JoinedCall) -> bool:
    """Return whether the call's answer has headers that script may want, and may not read."""
    exchange = call.answered[-1].exchange if call.answered else None
    if call.judged is None or exchange is None or exchange.status is None:
        return False
    answer = HttpResponse(exchange.status, tuple(exchange.response_headers))
    return bool(wanted_names(call.judged.request, call.judged.outcome, answer))


def _change(run: Run, call: JoinedCall, reader: Reader, changes: Changes) -> dict[str, Any] | None:
    judged = call.judged
    if judged is None or (judged.outcome.outcome == "readable" and not _hides_headers(call)):
        return None
    if any(answered.was_kept for answered in call.answered):
        return None  # the app was not asked: what it would have answered may be right
    exchanges = [answered.exchange for answered in call.answered if answered.exchange]
    try:
        situation = situation_of(run, judged.request, exchanges, judged.cache_before, reader)
    except ScenarioError:
        return None  # there is no file to change any more
    return changes.get(situation, run)
