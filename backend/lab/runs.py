"""Runs: one fresh app and one wire record each, a bounded number of them."""

import re
import threading
import time
from collections import OrderedDict, deque
from typing import Any

from flask import Flask

from backend.lab.mount import mounted
from backend.lab.problems import problem
from backend.lab.record import Exchange
from backend.lab.scenarios import Scenario, ScenarioError, find_scenarios

MAX_RUNS = 1000
MAX_RECORD_BYTES = 64 * 1024 * 1024
MAX_EXCHANGES_PER_RUN = 100


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
        self.exchanges: deque[Exchange] = deque(maxlen=MAX_EXCHANGES_PER_RUN)
        self.dropped = 0
        self.size = 0  # the bytes that the record takes, about
        self.error: ScenarioError | None = None
        self._app: Flask | None = None
        self._making_app = threading.Lock()
        self._finished = threading.Condition()

    @property
    def base(self) -> str:
        """The path that everything of the run is below."""
        return f"/runs/{self.id}/{self.scenario.name}"

    def app(self) -> Flask:
        """Return the run's app. Raises ScenarioError, each time, when the file gives none."""
        with self._making_app:
            if self.error is not None:
                raise self.error.with_traceback(None)
            if self._app is None:
                try:
                    self._app = mounted(self.scenario.create_app(), self.base)
                except ScenarioError as error:
                    self.error = error
                    raise
            return self._app

    def begin(self, exchange: Exchange) -> None:
        """Keep an exchange whose request has arrived; in a full record the oldest gives way."""
        with self._finished:
            if len(self.exchanges) == MAX_EXCHANGES_PER_RUN:
                self.size -= self.exchanges[0].size
                self.dropped += 1
            self.exchanges.append(exchange)

    def finish(self, exchange: Exchange) -> None:
        """Note that the exchange's response has been sent."""
        with self._finished:
            exchange.ended = time.monotonic()
            if any(kept is exchange for kept in self.exchanges):
                exchange.size = exchange.measured_size()
                self.size += exchange.size
            self._finished.notify_all()

    def wait_until_finished(self, timeout_seconds: float) -> None:
        """Wait until no exchange is under way, for `timeout_seconds` at most.

        A page can know of a response before the server has noted its end.
        """
        with self._finished:
            self._finished.wait_for(
                lambda: all(exchange.ended for exchange in self.exchanges), timeout_seconds
            )

    def as_json(self) -> dict[str, Any]:
        """Return the whole record for the page."""
        error = self.error
        with self._finished:
            return {
                "id": self.id,
                "scenario": self.scenario.name,
                "scenario_error": error
                and {"path": error.path, "line": error.line, "message": error.message},
                "dropped_exchanges": self.dropped,
                "exchanges": [exchange.as_json(self.started) for exchange in self.exchanges],
            }


class Runs:
    """The runs in memory: at most MAX_RUNS and MAX_RECORD_BYTES, least recently used out first."""

    def __init__(self, max_runs: int = MAX_RUNS, max_record_bytes: int = MAX_RECORD_BYTES) -> None:
        self._max_runs = max_runs
        self._max_record_bytes = max_record_bytes
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._sizes: dict[str, int] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._runs)

    def open(self, run_id: str, scenario_name: object) -> Run:
        """Return the run of that id, begun now if it is new.

        Raises RunRefused for an id that is none or belongs to a run of another scenario, and for a
        scenario that there isn't.
        """
        scenarios = find_scenarios()
        if not RUN_ID.fullmatch(run_id):
            detail = f"{run_id!r} is not a run id. Make one of 16 to 64 of A-Z a-z 0-9 _ -."
            raise RunRefused(400, "bad-run-id", detail)
        if not isinstance(scenario_name, str) or scenario_name not in scenarios:
            detail = f"{scenario_name!r} is not a scenario. There are {', '.join(scenarios)}."
            raise RunRefused(404, "no-such-scenario", detail)
        with self._lock:
            run = self._runs.setdefault(run_id, Run(run_id, scenarios[scenario_name]))
            if run.scenario.name != scenario_name:
                detail = f"Run {run_id} is a run of {run.scenario.name}. Begin a new one."
                raise RunRefused(409, "other-scenario", detail)
            self._runs.move_to_end(run_id)
            if len(self._runs) > self._max_runs:
                self._drop_oldest()
            return run

    def weigh(self, run: Run) -> None:
        """Take note of how large a run's record has become, and drop old runs to make room."""
        with self._lock:
            if self._runs.get(run.id) is run:
                self._sizes[run.id] = run.size
            while sum(self._sizes.values()) > self._max_record_bytes and len(self._runs) > 1:
                self._drop_oldest()

    def get(self, run_id: str) -> Run | None:
        """Return the run of that id, or None when it never began or has been dropped."""
        with self._lock:
            if run_id in self._runs:
                self._runs.move_to_end(run_id)
            return self._runs.get(run_id)

    def _drop_oldest(self) -> None:
        run_id, _ = self._runs.popitem(last=False)
        self._sizes.pop(run_id, None)
