"""Random values from a fixed seed, a few at a time."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

Value = TypeVar("Value")


def draw_a_few(
    seed_: int, start: int, strategy: Callable[[int], st.SearchStrategy[Value]]
) -> list[Value]:
    """Return nine values that have nothing to do with each other.

    `strategy` is handed the place of the value in the round, from 0. After ten, Hypothesis makes
    new ones by varying those that it has, so that many values of one round would be much the same;
    its first is always the plainest there is, and is left out.
    """
    made: list[Value] = []

    @seed(hash((seed_, start)))
    @settings(
        max_examples=10,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        made.append(data.draw(strategy(len(made))))

    collect()
    return made[1:]
