"""What to change in a scenario so that script may read: as a diff of its file, and as headers.

The change is computed by fetch_standard/remedy.py and made in the file's text; it is shown as a
diff only if the changed file, run here, makes the fetch readable.
"""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from backend.lab.faults_in_file import faults_in_file
from backend.lab.recorded_server import LateApp, RecordThenApp
from backend.lab.remembered import Remembered
from backend.lab.run import Run
from backend.lab.scenarios import ScenarioError
from backend.lab.sessions import with_sessions
from backend.lab.shown_code import code_lines, hunks
from backend.lab.situation import JudgedExchange, Situation
from backend.whycors.fetch_standard import (
    PreflightCache,
    Transport,
    fetch,
)
from backend.whycors.remedies.advice import Advice
from backend.whycors.remedies.changes import ChangedServer
from backend.whycors.remedies.exposing import exposure, wanted_names
from backend.whycors.remedies.in_process import (
    is_read_after_others,
    proved_exposure,
    proved_own_responses,
    proved_source,
)
from backend.whycors.remedies.remedy import Remedy, remedy
from backend.whycors.words import Words

MAX_REMEMBERED = 500


class Changes:
    """What to change, worked out once for all runs in which the same happens."""

    def __init__(self) -> None:
        self._remembered: Remembered[_Change | None] = Remembered(MAX_REMEMBERED)

    def get(self, situation: Situation, run: Run) -> dict[str, Any] | None:
        """Return what to change in the situation that a run has come to, as the page draws it.

        None when script can read all of the answer already, and when the file gives no app.
        """
        try:
            change = self._remembered.get(situation, lambda: _change_for(situation))
        except ScenarioError:
            return None
        return change.as_json(situation.run_path, f"/runs/{run.id}/") if change else None


@dataclass(frozen=True)
class _Change:
    """A change as JSON. It may name the run, in a URL."""

    value: dict[str, Any]
    text: str

    def as_json(self, any_run: str, run: str) -> dict[str, Any]:
        if any_run not in self.text:
            return self.value
        named: dict[str, Any] = json.loads(self.text.replace(any_run, run))
        return named


def _change_for(situation: Situation) -> _Change | None:
    app, words = LateApp(situation), Words(situation.language)
    server = RecordThenApp(situation, app)

    def begin() -> tuple[Transport, PreflightCache]:
        nonlocal server
        server = RecordThenApp(situation, app)
        return server, situation.cache()

    found = remedy(
        situation.request,
        begin,
        situation.behaviour,
        situation.strangers,
        lambda exchanges: server.sender_of(exchanges),
    )
    if found is None:
        return _offer_for(situation, RecordThenApp(situation, app), words)
    cause = _cause_elsewhere(situation, app)
    if cause is not None and found.changes:
        found = replace(found, advices=(cause,), changes=())
    advices = [*faults_in_file(situation, found), *map(words.advice, found.advices)]
    headers = [words.change(change) for change in found.changes]
    return _shown(situation, advices, headers, _changed_source(situation, found))


def _offer_for(situation: Situation, server: RecordThenApp, words: Words) -> _Change | None:
    """Return how script may read the headers that it may want, None where it reads all of them.

    A stranger to the lab gets no such offer.
    """
    recorded = ChangedServer(server, ())
    asked, behaviour = situation.request, situation.behaviour
    outcome = fetch(asked, recorded, situation.cache(), behaviour)
    names = (
        wanted_names(asked, outcome, recorded.exchanges[-1].answer) if recorded.exchanges else []
    )
    if not names or asked.origin in situation.strangers:
        return None
    last = recorded.exchanges[-1]
    offer = exposure(asked, last.request, last.answer, names)
    source, root_url = situation.source, situation.root_url
    changed = proved_exposure(source, asked, offer, root_url, behaviour, with_sessions)
    advices = [
        words.text("outcome.hidden", headers=", ".join(names)),
        words.text("outcome.hidden.offer"),
    ]
    return _shown(situation, advices, [words.change(offer.change)], changed)


def _shown(
    situation: Situation, advices: list[str], headers: list[str], changed: str | None
) -> _Change:
    """Return what to change, in words: the scenario's text as `changed`, if there is one."""
    value = {
        "advices": advices,
        "headers": headers,
        "path": situation.scenario.shown_path,
        "hunks": None if changed is None else _hunks(changed, situation.source),
    }
    return _Change(value, json.dumps(value))


def _changed_source(situation: Situation, found: Remedy) -> str | None:
    """Return the scenario's text as it helps, which was seen; None where that is beyond us."""
    source, root_url, behaviour = situation.source, situation.root_url, situation.behaviour
    if found.advices == ("kept-response",):
        return proved_own_responses(source, found.request, root_url, behaviour, with_sessions)
    return proved_source(source, found, root_url, behaviour, with_sessions)


def _cause_elsewhere(situation: Situation, app: Transport) -> Advice | None:
    """Return what to do where the scenario's headers are not at fault, None where they are.

    Behind an error that Flask sent without a view the missing header is no cause. A fresh app that
    answers well is no proof that the file is right: what it keeps from one request to the next, it
    has not kept yet. So it is asked by other pages first.
    """
    afresh = fetch(situation.request, app, behaviour=situation.behaviour)
    if situation.exchanges and _is_error(situation.exchanges[-1]):
        return "error-first"
    if afresh.outcome != "readable":
        return None
    request, behaviour = situation.request, situation.behaviour
    is_read = is_read_after_others(request, lambda: LateApp(situation), behaviour)
    return "earlier-answer" if is_read else "kept-response"


def _is_error(last: JudgedExchange) -> bool:
    is_request = last.kind == "request" and last.status is not None
    return is_request and (last.status or 0) >= 400 and last.view is None


def _hunks(source: str, before: str) -> list[list[dict[str, Any]]]:
    return [[asdict(line) for line in hunk] for hunk in hunks(code_lines(source, before))]
