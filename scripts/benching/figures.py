"""What the rows return, and how much each of them does."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One figure of a row, and the mark that it is to reach, if it has one.

    A `value` of None means that it can't be measured here; `name` then says why.
    """

    name: str
    value: float | None
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def mark(self) -> str:
        """The mark as people write it, "" without one."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return "" if self.at_most is None else f"≤ {self.at_most:g}"

    @property
    def reached(self) -> bool | None:
        """Whether the mark is reached; None without a mark or a value."""
        if self.value is None or not self.mark:
            return None
        if self.at_least is not None:
            return self.value >= self.at_least
        return self.at_most is not None and self.value <= self.at_most

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "mark": self.mark,
            "reached": self.reached,
        }


@dataclass(frozen=True)
class Sizes:
    """How much each row does; `QUICK` is for tests and for a first look."""

    serve_rounds: int = 15
    serve_seconds: float = 1.0
    cpu_runs: int = 600
    learners: int = 200
    room_seconds: float = 60
    bursts: int = 3
    soak_runs: int = 100_000
    soak_learners: int = 32
    settled_runs: int = 2_000
    slow_clients: int = 100
    second_starts: int = 9
    first_starts: int = 3
    cases: int = 2_000
    checks: int = 5
    seed: int = 1


QUICK = Sizes(
    serve_rounds=2,
    serve_seconds=0.2,
    cpu_runs=30,
    learners=20,
    room_seconds=4,
    bursts=1,
    soak_runs=200,
    soak_learners=8,
    settled_runs=60,
    slow_clients=10,
    second_starts=1,
    first_starts=1,
    cases=12,
    checks=1,
)


@dataclass(frozen=True)
class Row:
    """A row of the bench: its name, what it compares, and the function that measures it."""

    name: str
    compares: str
    measure: Callable[[Sizes], list[Figure]]


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest of the values that `percent` of them do not exceed."""
    return sorted(values)[max(math.ceil(len(values) * percent / 100) - 1, 0)]
