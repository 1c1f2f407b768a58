"""Runs: a bounded number of them, and what to say of those that can't be had."""

import re
import threading
from collections import OrderedDict

from backend.lab.problems import problem
from backend.lab.run import Run
from backend.lab.scenarios import Scenarios

MAX_RUNS = 1000
MAX_RECORD_BYTES = 64 * 1024 * 1024
MAX_DROPPED_REMEMBERED = 20_000  # a hundred runs of two hundred learners

RUN_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")


class RunRefused(Exception):
    """A run that can't be had. Says what is wrong, as a problem to answer with."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem(status, code, detail)


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
            raise self.of_another_scenario(run)
        return run

    def of_another_scenario(self, run: Run) -> RunRefused:
        """Return what to say to who takes a run for one of another scenario."""
        detail = f"Run {run.id} is a run of {run.scenario.name}. Begin a new one."
        return RunRefused(409, "other-scenario", detail)

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

    def drop_all(self) -> int:
        """Drop every run with all that is in it; return how many there were."""
        with self._lock:
            count = len(self._runs)
            while self._runs:
                self._drop_oldest()
            return count

    def refusal(self, run_id: str) -> RunRefused:
        """Return what to say of a run that is not here: it has not begun, or it was dropped."""
        if self._was_dropped(run_id):
            detail = (
                f"Run {run_id} was dropped with all that was in it: newer runs took its place, or "
                "the lab was reset. "
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
