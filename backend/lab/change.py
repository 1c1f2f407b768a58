"""What to change in a scenario so that script may read: as a diff of its file, and as headers.

The change is computed by fetch_standard/remedy.py and made in the file's text; it is shown as a
diff only if the changed file, run here, makes the fetch readable.
"""

import copy
import functools
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from backend.fetch_standard import (
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    PreflightCache,
    Request,
    Transport,
    fetch,
)
from backend.fetch_standard.model import Browser
from backend.fetch_standard.remedy import Advice, remedy
from backend.lab.record import Exchange
from backend.lab.replay import Replay
from backend.lab.runs import Run
from backend.lab.scenarios import ScenarioError, code_lines, hunks
from backend.remedies.in_process import proved_source, transport_to
from backend.words import Words


@dataclass(frozen=True)
class Situation:
    """A call that failed: what it asked, what answered it, and the browser's cache before it.

    `strangers` are the origins that the run's app should never let in.
    """

    run: Run
    request: Request
    exchanges: list[Exchange]
    cache: PreflightCache
    browser: Browser
    strangers: frozenset[str]

    @property
    def root_url(self) -> str:
        """The run's own URL, on the origin that was asked."""
        origin = urlsplit(self.request.url)._replace(path="", query="", fragment="").geturl()
        return f"{origin}{self.run.base}"


class RecordThenApp:
    """Answers as recorded; what was never sent is asked of an app of the scenario.

    A preflight that was refused kept a request back. What the app would have answered to it decides
    what else there is to change.
    """

    def __init__(self, situation: Situation, app: Transport) -> None:
        self._record = Replay(situation.exchanges, situation.run.base)
        self._record.destination = situation.request.destination
        self._app = app

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        answer = self._record(request)
        return self._app(request) if isinstance(answer, NetworkFailure) else answer


def change_for(situation: Situation, words: Words) -> dict[str, Any] | None:
    """Return what to change, as the page draws it.

    None when script can read the answer already, and when the scenario's file gives no app.
    """
    scenario = situation.run.scenario
    try:
        app = transport_to(scenario.create_app(), situation.root_url)
    except ScenarioError:
        return None
    begin = functools.partial(_begin, situation, app)
    found = remedy(situation.request, begin, situation.browser, situation.strangers)
    if found is None:
        return None
    cause = _cause_elsewhere(situation, app)
    if cause is not None and situation.request.origin not in situation.strangers:
        found = replace(found, advices=(cause,), changes=())
    source = scenario.source()
    changed = proved_source(source, found, situation.root_url, situation.browser)
    return {
        "advices": [words.advice(advice) for advice in found.advices],
        "headers": [words.change(change) for change in found.changes],
        "path": scenario.shown_path,
        "hunks": None if changed is None else _hunks(changed, source),
    }


def _cause_elsewhere(situation: Situation, app: Transport) -> Advice | None:
    """Return what to do where the scenario's headers are not at fault, None where they are.

    A fresh app answers well where something kept an earlier answer; and behind an error that Flask
    or what stands before it sent, without a view or by a crash, the missing header is no cause.
    """
    afresh = fetch(situation.request, app, PreflightCache(), situation.browser)
    if afresh.outcome == "readable":
        return "earlier-answer"
    last = situation.exchanges[-1] if situation.exchanges else None
    if last is None or last.kind == "preflight" or last.status is None:
        return None
    is_crash = last.status >= 500 or (last.status >= 400 and last.view is None)
    return "error-first" if is_crash else None


def _begin(situation: Situation, app: Transport) -> tuple[Transport, PreflightCache]:
    return RecordThenApp(situation, app), copy.deepcopy(situation.cache)


def _hunks(source: str, before: str) -> list[list[dict[str, Any]]]:
    return [[asdict(line) for line in hunk] for hunk in hunks(code_lines(source, before))]
