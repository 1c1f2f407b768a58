"""Explanations, worked out once for all runs in which the same happened.

In a room, everybody presses Run on the same few experiments. What an explanation depends on is its
key, with the run's own path taken out; the record has times and ids, and is each run's own.
"""

import json
from collections.abc import Sequence
from urllib.parse import unquote

from backend.lab.change import Changes
from backend.lab.effect import Effect, Effects
from backend.lab.evidence import evidence_in
from backend.lab.explanation import explain_run
from backend.lab.pages import Pages
from backend.lab.question import Question
from backend.lab.remembered import Remembered
from backend.lab.run import Run
from backend.whycors.recording.exchange import Exchange

MAX_REMEMBERED = 500
MAX_CHARACTERS = 16 * 1024  # what is longer is told anew each time; a usual run has 1,200
# They stand for a run's path, and for its id in a case. JSON has no such characters, only escapes.
ANY_PATH, ANY_ID = "\0", "\1"
AS_JSON = json.JSONEncoder(separators=(",", ":"), default=vars).encode


class Explanations:
    """The explanations of runs in these `pages`.

    An explanation depends on nothing but what `_all_that_counts` says.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._changes = Changes()
        self._effects = Effects()
        self._remembered: Remembered[str] = Remembered(MAX_REMEMBERED)

    def get(self, run: Run, question: Question) -> str:
        """Return the whole story of a run as JSON; backend/README.md says what is in it."""
        exchanges = list(run.exchanges)
        is_over = all(exchange.ended for exchange in exchanges)  # from here on, they stay the same
        effect = self._effects.of(run, exchanges)
        happened = _of_any_run(_all_that_counts(run, exchanges, effect, question), run)

        def explained() -> str:
            story = explain_run(run, exchanges, effect, question, self._pages, self._changes)
            return _of_any_run(AS_JSON(story), run)

        if is_over and len(happened) <= MAX_CHARACTERS and not _names_otherwise(happened, run):
            story = self._remembered.get(happened, explained)
        else:
            story = explained()
        record = AS_JSON(run.as_json(exchanges))
        return f'{{"record":{record},{_of_this_run(story, run).removeprefix("{")}'


def _all_that_counts(
    run: Run, exchanges: Sequence[Exchange], effect: Effect | None, question: Question
) -> str:
    """Return all that an explanation depends on, as JSON."""
    scenario = [str(run.scenario.path), run.scenario.version()]
    what_happened = [exchange.without_bodies() for exchange in exchanges]
    evidence = [evidence_in(exchange) for exchange in exchanges]
    told = vars(question) | {"run": None}
    return AS_JSON([scenario, what_happened, evidence, effect, told])


def _names_otherwise(happened: str, run: Run) -> bool:
    """Return whether a run's id stands elsewhere than in its path, or in another spelling."""
    return run.id in unquote(happened)


def _of_any_run(text: str, run: Run) -> str:
    """Return JSON of a run with its path and its id taken out, where they are nothing else's."""
    return text.replace(_path(run), ANY_PATH).replace(_case(run.id), _case(ANY_ID))


def _of_this_run(text: str, run: Run) -> str:
    return text.replace(ANY_PATH, _path(run)).replace(_case(ANY_ID), _case(run.id))


def _path(run: Run) -> str:
    return f"/runs/{run.id}/"


def _case(id: str) -> str:
    """Return how a case begins: inside of a string, JSON would have its quotes escaped."""
    return f'"case":{{"id":"{id}"'
