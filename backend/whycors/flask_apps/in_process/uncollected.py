"""No garbage is collected for a while, by any of the process's threads."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ENTERING = threading.Lock()
#: Whether garbage was collected before, for each that has entered by now.
_BEFORE: list[bool] = []


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile: what isn't in a cycle is freed all the same."""
    with _ENTERING:
        _BEFORE.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _ENTERING:
            # The last to leave puts back what the first has found.
            if _BEFORE.pop() and not _BEFORE:
                gc.enable()
