"""What keeps an app from writing, and from leaving the machine, while it is asked.

The interpreter tells of what it is about to do, and an exception from who listens keeps it from it:
https://docs.python.org/3/library/audit_events.html. It doesn't tell of writing to what has been
opened before, nor of what an extension in C does by itself: guarded_databases.py sees to the
databases among these, guarded_threads.py to threads, in which nobody would listen.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

from .asking import ASKING
from .audited_acts import act_of
from .guarded_databases import guarded_databases
from .guarded_threads import guarded_threads
from .own_attribute import own_attribute
from .quiet_logs import quiet_logs
from .would_do import would_do


@contextmanager
def guarded() -> Iterator[None]:
    """Let whatever is asked meanwhile neither write nor leave the machine."""
    _listen()
    with ExitStack() as changes:
        changes.enter_context(guarded_databases())
        changes.enter_context(guarded_threads())
        changes.enter_context(quiet_logs())
        # A module that a hook imports is compiled, but not kept.
        changes.enter_context(own_attribute(sys, "dont_write_bytecode", True))
        yield


@cache
def _listen() -> None:
    """Listen to the interpreter, from now until it ends: nobody can be told to stop listening."""
    sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    asking = ASKING.get()
    if asking is None or asking.run_views:
        return
    act = act_of(event, arguments)
    if act is not None:
        would_do(asking, act)
