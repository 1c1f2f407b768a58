import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from backend.lab.remembered import Remembered


def test_value_is_made_once_a_version() -> None:
    remembered, made = Remembered[int | None](2), []

    def make() -> None:
        made.append(1)

    for version in (1, 1, 2, 2, 1):
        remembered.get("key", make, version)

    assert len(made) == 3


def test_no_more_are_remembered_than_fit() -> None:
    remembered = Remembered[str](2)
    for key in ("one", "two", "one", "three"):
        remembered.get(key, lambda: "old")

    assert [remembered.get(key, lambda: "new") for key in ("one", "three")] == ["old", "old"]
    assert len(remembered) == 2
    assert remembered.get("two", lambda: "new") == "new"


def test_failure_is_not_remembered() -> None:
    remembered = Remembered[float](2)
    with pytest.raises(ZeroDivisionError):
        remembered.get("key", lambda: 1 / 0)

    assert remembered.get("key", lambda: 1.0) == 1.0


def test_other_keys_do_not_wait_for_a_slow_one() -> None:
    remembered, may_end, begun = Remembered[int](2), threading.Event(), threading.Event()

    def slowly() -> int:
        begun.set()
        may_end.wait(30)
        return 1

    with ThreadPoolExecutor(3) as threads:
        slow = [threads.submit(remembered.get, "slow", slowly) for _ in range(2)]
        begun.wait(30)
        other = threads.submit(remembered.get, "other", lambda: 2).result(10)
        assert not slow[0].done() and not slow[1].done()
        may_end.set()

    assert (other, [each.result() for each in slow]) == (2, [1, 1])
