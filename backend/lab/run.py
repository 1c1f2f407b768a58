"""A run: one execution of an experiment, with an app and a wire record of its own."""

import threading
import time
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.wrappers import Response

from backend.lab.mount import layer_before, let_go, mounted
from backend.lab.problems import broken_scenario
from backend.lab.scenarios import Scenario, ScenarioError
from backend.whycors.recording.exchange import Exchange
from backend.whycors.recording.recorder import APP_WAS_ASKED, VIEW_THAT_RAN

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# A run that has more gives up its own oldest exchanges: it costs no other run its place.
MAX_EXCHANGES_PER_RUN = 100
MAX_BYTES_PER_RUN = 256 * 1024


class Run:
    """One execution of an experiment: its own app, made when first asked for, and its record."""

    def __init__(self, run_id: str, scenario: Scenario) -> None:
        self.id = run_id
        self.scenario = scenario
        self.started = time.monotonic()
        self.exchanges: deque[Exchange] = deque()
        self.size = 0  # the bytes that the record takes, about
        self.counted_size = 0  # what of them Runs has counted
        self.error: ScenarioError | None = None
        self.question: bytes | None = None  # what the page last told of it, as JSON
        self._begun = 0
        self._under_way = 0
        self._app: Flask | None = None
        self._layer = "layer"
        self._making_app = threading.Lock()
        self._lock = threading.Lock()
        self._waiting: list[threading.Event] = []

    @property
    def base(self) -> str:
        """The path that everything of the run is below."""
        return f"/runs/{self.id}/{self.scenario.name}"

    @property
    def dropped(self) -> int:
        """How many exchanges have given way to newer ones."""
        return self._begun - len(self.exchanges)

    def app(self) -> Flask:
        """Return the run's app. Raises ScenarioError, each time, when the file gives none."""
        return self._app or self._made_app()

    def _made_app(self) -> Flask:
        with self._making_app:
            if self.error is not None:
                raise self.error.with_traceback(None)
            if self._app is None:
                try:
                    self._app = mounted(self.scenario.create_app(), self.base, self._broken)
                    self._layer = layer_before(self._app)
                except ScenarioError as error:
                    self.error = error
                    raise
            return self._app

    def _broken(self, fault: str) -> Response:
        """Note that the scenario's app gives answers that can't be sent."""
        self.error = ScenarioError(self.scenario.shown_path, None, fault)
        return broken_scenario(self.error)

    def answerer(self, environ: "WSGIEnvironment") -> str:
        """Return who has answered the request of `environ`; see Exchange."""
        if self.error is not None:
            return "lab"
        if VIEW_THAT_RAN in environ:
            return "view"
        return "app" if APP_WAS_ASKED in environ else self._layer

    def begin(self, exchange: Exchange) -> None:
        """Keep an exchange whose request has arrived; in a full record the oldest give way."""
        exchange.size = exchange.measured_size()
        with self._lock:
            exchange.number = self._begun
            self._begun += 1
            self._under_way += 1
            self.exchanges.append(exchange)
            self.size += exchange.size
            self._make_room()

    def _make_room(self) -> None:
        while len(self.exchanges) > MAX_EXCHANGES_PER_RUN or (
            self.size > MAX_BYTES_PER_RUN and len(self.exchanges) > 1
        ):
            self.size -= self.exchanges.popleft().size

    def finish(self, exchange: Exchange) -> None:
        """Note that the exchange's response is whole."""
        size = exchange.measured_size()
        with self._lock:
            exchange.ended = time.monotonic()
            self._under_way -= 1
            if exchange.number >= self.dropped:
                self.size += size - exchange.size
                exchange.size = size
                self._make_room()
            if self._waiting and self._is_whole():
                for waiting in self._waiting:
                    waiting.set()

    def keep_question(self, question: bytes) -> None:
        """Keep what a page told of the run, for whoever is to see the run again."""
        with self._lock:
            self.size += len(question) - len(self.question or b"")
            self.question = question

    def wait_until_finished(self, timeout_seconds: float) -> None:
        """Wait until no exchange is under way, for `timeout_seconds` at most.

        A page can know of a response before the server has noted its end.
        """
        finished = threading.Event()
        with self._lock:
            if self._is_whole():
                return
            self._waiting.append(finished)
        finished.wait(timeout_seconds)
        with self._lock:
            self._waiting.remove(finished)

    def _is_whole(self) -> bool:
        return all(exchange.ended for exchange in self.exchanges)

    def let_go(self) -> None:
        """Free the app's memory, unless a request is still with it."""
        with self._lock:
            if self._app is not None and self._under_way == 0:
                let_go(self._app)
                self._app = None

    def as_json(self, exchanges: Sequence[Exchange] | None = None) -> dict[str, Any]:
        """Return the record for the page: the whole of it, or `exchanges` as it had them."""
        error = self.error
        with self._lock:
            kept = self.exchanges if exchanges is None else exchanges
            return {
                "id": self.id,
                "scenario": self.scenario.name,
                "scenario_version": self.scenario.version(),
                "scenario_error": error and error.as_json(),
                "dropped_exchanges": self.dropped,
                "exchanges": [exchange.as_json(self.started) for exchange in kept],
            }
