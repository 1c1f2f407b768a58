"""Runs: one fresh app and one wire record each, a bounded number of them."""

import re
import threading
import time
from collections import OrderedDict, deque
from typing import Any

from flask import Flask
from werkzeug.wrappers import Response

from backend.lab.mount import let_go, mounted
from backend.lab.problems import broken_scenario, problem
from backend.lab.record import Exchange
from backend.lab.scenarios import Scenario, ScenarioError, Scenarios

MAX_RUNS = 1000
MAX_RECORD_BYTES = 64 * 1024 * 1024
MAX_DROPPED_REMEMBERED = 20_000  # a hundred runs of two hundred learners
# A run that has more gives up its own oldest exchanges: it costs no other run its place.
MAX_EXCHANGES_PER_RUN = 100
MAX_BYTES_PER_RUN = 256 * 1024

RUN_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")


class RunRefused(Exception):
    """A run that can't be had. Says what is wrong, as a problem to answer with."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem(status, code, detail)


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
        self._begun = 0
        self._under_way = 0
        self._app: Flask | None = None
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
                except ScenarioError as error:
                    self.error = error
                    raise
            return self._app

    def _broken(self, fault: str) -> Response:
        """Note that the scenario's app gives answers that can't be sent."""
        self.error = ScenarioError(self.scenario.shown_path, None, fault)
        return broken_scenario(self.error)

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

    def as_json(self) -> dict[str, Any]:
        """Return the whole record for the page."""
        error = self.error
        with self._lock:
            return {
                "id": self.id,
                "scenario": self.scenario.name,
                "scenario_version": self.scenario.version(),
                "scenario_error": error and error.as_json(),
                "dropped_exchanges": self.dropped,
                "exchanges": [exchange.as_json(self.started) for exchange in self.exchanges],
            }


class Runs:
    """The runs in memory: at most MAX_RUNS and MAX_RECORD_BYTES, least recently used out first."""

    def __init__(
        self,
        scenarios: Scenarios | None = None,
        max_runs: int = MAX_RUNS,
        max_record_bytes: int = MAX_RECORD_BYTES,
    ) -> None:
        self._scenarios = scenarios or Scenarios()
        self._max_runs = max_runs
        self._max_record_bytes = max_record_bytes
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._record_bytes = 0
        self._dropped: OrderedDict[int, None] = OrderedDict()  # hashes of ids: eight bytes for each
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._runs)

    def open(self, run_id: str, scenario_name: object, may_begin: bool = True) -> Run:
        """Return the run of that id, begun now if it is new and may begin.

        Raises RunRefused for an id that is malformed, was dropped or belongs to a run of another
        scenario, and for an unknown scenario.
        """
        run = self.get(run_id)
        if run is None and not may_begin:
            raise self.refusal(run_id)
        run = run or self._begin(run_id, scenario_name)
        if run.scenario.name != scenario_name:
            detail = f"Run {run_id} is a run of {run.scenario.name}. Begin a new one."
            raise RunRefused(409, "other-scenario", detail)
        return run

    def _begin(self, run_id: str, scenario_name: object) -> Run:
        if not RUN_ID.fullmatch(run_id):
            detail = f"{run_id!r} is not a run id. Make one of 16 to 64 of A-Z a-z 0-9 _ -."
            raise RunRefused(400, "bad-run-id", detail)
        if self._was_dropped(run_id):
            raise self.refusal(run_id)
        scenario = self._scenarios.get(scenario_name) if isinstance(scenario_name, str) else None
        if scenario is None:
            known = ", ".join(self._scenarios.all())
            detail = f"{scenario_name!r} is not a scenario. There are {known}."
            raise RunRefused(404, "no-such-scenario", detail)
        new = Run(run_id, scenario)
        with self._lock:
            run = self._runs.setdefault(run_id, new)  # meanwhile another request may have begun it
            if len(self._runs) > self._max_runs:
                self._drop_oldest()
            return run

    def weigh(self, run: Run) -> None:
        """Take note of how large a run's record has become, and drop old runs to make room."""
        with self._lock:
            if self._runs.get(run.id) is run:
                size = run.size
                self._record_bytes += size - run.counted_size
                run.counted_size = size
            while self._record_bytes > self._max_record_bytes and len(self._runs) > 1:
                self._drop_oldest()

    def get(self, run_id: str) -> Run | None:
        """Return the run of that id, or None if it never began or has been dropped."""
        with self._lock:
            run = self._runs.get(run_id)
            if run is not None:
                self._runs.move_to_end(run_id)
            return run

    def refusal(self, run_id: str) -> RunRefused:
        """Return what to say of a run that is not here: it has not begun, or it was dropped."""
        if self._was_dropped(run_id):
            detail = (
                f"Run {run_id} was dropped with all that was in it: newer runs took its place. "
                "Run the experiment again: it gets an id of its own."
            )
            return RunRefused(410, "no-such-run", detail)
        detail = f"Run {run_id!r} has not begun. POST /lab/runs begins one, or the first request "
        return RunRefused(404, "no-such-run", f"{detail}to it that no other page has made.")

    def _was_dropped(self, run_id: str) -> bool:
        return hash(run_id) in self._dropped

    def _drop_oldest(self) -> None:
        run_id, run = self._runs.popitem(last=False)
        self._dropped[hash(run_id)] = None
        if len(self._dropped) > MAX_DROPPED_REMEMBERED:
            self._dropped.popitem(last=False)
        self._record_bytes -= run.counted_size
        run.let_go()
