"""Work counted in what the interpreter does: how a cost grows, whatever the machine does."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def operations(work: Callable[[], Any]) -> int:
    """Return how many lines of Python `work` runs, each turn of a loop within a line as one.

    All that it calls is included, but for what is not written in Python.
    """
    count = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
