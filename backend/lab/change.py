"""What to change in a scenario so that script may read: as a diff of its file, and as headers.

The change is computed by fetch_standard/remedy.py and made in the file's text; it is shown as a
diff only if the changed file, run here, makes the fetch readable.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from backend.lab.remembered import Remembered
from backend.lab.replay import Replay
from backend.lab.run import Run
from backend.lab.scenarios import ScenarioError
from backend.lab.sessions import with_sessions
from backend.lab.shown_code import code_lines, hunks
from backend.lab.situation import Answer, Situation
from backend.whycors.fetch_standard import (
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    PreflightCache,
    Transport,
    fetch,
)
from backend.whycors.remedies.advice import Advice
from backend.whycors.remedies.answerer import Answerer, Sender
from backend.whycors.remedies.changes import ChangedTurn
from backend.whycors.remedies.in_process import proved_source, transport_to
from backend.whycors.remedies.remedy import remedy
from backend.whycors.remedies.senders import sender_of_last
from backend.whycors.words import Words

MAX_REMEMBERED = 500
#: What a scenario has before its app, by the names of record.py.
NAMED_LAYERS: dict[str, Answerer] = {"proxy": "proxy", "cache": "cache", "layer": "unknown"}


class Changes:
    """What to change, worked out once for all runs in which the same happens."""

    def __init__(self) -> None:
        self._remembered: Remembered[_Change | None] = Remembered(MAX_REMEMBERED)

    def get(self, situation: Situation, run: Run) -> dict[str, Any] | None:
        """Return what to change in the situation that a run has come to, as the page draws it.

        None when script can read the answer already, and when the scenario's file gives no app.
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


class RecordThenApp:
    """Answers as recorded; what was never sent is asked of an app of the scenario.

    A preflight that was refused kept a request back. What the app would have answered to it decides
    what else there is to change.
    """

    def __init__(self, situation: Situation, app: Transport) -> None:
        self._record = Replay(situation.recorded(), situation.base)
        self._record.destination = situation.request.destination
        self._app = app

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        answer = self._record(request)
        return self._app(request) if isinstance(answer, NetworkFailure) else answer

    def sender_of(self, exchanges: Sequence[ChangedTurn]) -> Sender:
        """Return who sent the last answer: as the record has it, which the answer may not show.

        Where a redirect leads is to be seen only there.
        """
        shown = sender_of_last(exchanges)
        if shown.answerer in ("login-page", "http-twin"):
            return shown
        exchange = self._record.answered[-1].exchange
        by = exchange.answered_by if exchange else "app"
        return Sender(NAMED_LAYERS.get(by or "", "app"))


class LateApp:
    """The transport to a new app of the scenario, made for the first request to it.

    Raises ScenarioError then if the file makes no app.
    """

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._app: Transport | None = None

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        if self._app is None:
            app = with_sessions(self._situation.scenario.create_app())
            self._app = transport_to(app, self._situation.root_url)
        return self._app(request)


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
        return None
    cause = _cause_elsewhere(situation, app)
    if cause is not None and found.changes:
        found = replace(found, advices=(cause,), changes=())
    changed = proved_source(
        situation.source, found, situation.root_url, situation.behaviour, with_sessions
    )
    value = {
        "advices": [words.advice(advice) for advice in found.advices],
        "headers": [words.change(change) for change in found.changes],
        "path": situation.scenario.shown_path,
        "hunks": None if changed is None else _hunks(changed, situation.source),
    }
    return _Change(value, json.dumps(value))


def _cause_elsewhere(situation: Situation, app: Transport) -> Advice | None:
    """Return what to do where the scenario's headers are not at fault, None where they are.

    Behind an error that Flask sent without a view the missing header is no cause; and a fresh app
    answers well where something kept an earlier answer.
    """
    afresh = fetch(situation.request, app, behaviour=situation.behaviour)
    if situation.exchanges and _is_error(situation.exchanges[-1]):
        return "error-first"
    return "earlier-answer" if afresh.outcome == "readable" else None


def _is_error(last: Answer) -> bool:
    is_request = last.kind == "request" and last.status is not None
    return is_request and (last.status or 0) >= 400 and last.view is None


def _hunks(source: str, before: str) -> list[list[dict[str, Any]]]:
    return [[asdict(line) for line in hunk] for hunk in hunks(code_lines(source, before))]
