"""The server of a situation: its record, and the scenario's app for what was never asked of it."""

from collections.abc import Sequence

from backend.lab.replay import Replay
from backend.lab.sessions import with_sessions
from backend.lab.situation import Situation
from backend.whycors.fetch_standard import HttpRequest, HttpResponse, NetworkFailure, Transport
from backend.whycors.remedies.answerer import Answerer, Sender
from backend.whycors.remedies.changes import ChangedTurn
from backend.whycors.remedies.in_process import transport_to
from backend.whycors.remedies.senders import sender_of_last

#: What a scenario has before its app, by the names of exchange.py.
NAMED_LAYERS: dict[str, Answerer] = {"proxy": "proxy", "cache": "cache", "layer": "unknown"}


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
