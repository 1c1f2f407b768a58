"""Threads that an app would start while it is asked: what they do is nobody's to see."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from .asking import ASKING
from .own_attribute import own_attribute
from .would_do import would_do

_START = threading.Thread.start


@contextmanager
def guarded_threads() -> Iterator[None]:
    """Let no thread be started while the app is asked, but those in which async code runs."""
    with own_attribute(threading.Thread, "start", _start_elsewhere):
        yield


def _start_elsewhere(self: threading.Thread) -> None:
    asking = ASKING.get()
    if asking is not None and not asking.run_views and not _is_for_async():
        # Not by its name: Python counts the threads, and each answer would tell of another.
        would_do(asking, f"{type(self).__module__}.{type(self).__qualname__}.start()")
    _START(self)


def _is_for_async() -> bool:
    """Return whether it is asgiref that starts a thread: such a one ends before the answer does."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        module = str(frame.f_globals.get("__name__")).partition(".")[0]
        if module != "concurrent":
            return module == "asgiref"
        frame = frame.f_back
    return False
