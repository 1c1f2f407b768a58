"""What is noted of one exchange while the app makes its answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Asking:
    """One request, as the app sees to it.

    `in_place` makes what a stand-in returns. `dispatched` says that no hook answered before a view
    was looked for, `is_routed` that one was found, `is_automatic` that Flask answers OPTIONS in its
    place, `is_flasks` that it is Flask's own, which sends files. `reached` has the endpoints of the
    views that were, or would have been, run; `has_head` says that the answer has its status and
    headers. `failed_after` is what was raised between a view and
    Flask, `escaped` what was raised out of the app. `refused` says what would have been done, had
    it been let. `cookie_reads` has "cookies" and "session" if the app's code looked at them;
    `opens_session` says that it is Flask's that looks.
    """

    in_place: Callable[[], Any]
    run_views: bool = False
    endpoint: str | None = None
    is_routed: bool = False
    is_automatic: bool = False
    is_flasks: bool = False
    dispatched: bool = False
    has_head: bool = False
    opens_session: bool = False
    failed_after: BaseException | None = None
    escaped: BaseException | None = None
    reached: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    cookie_reads: set[str] = field(default_factory=set)


#: The exchange that is going on, None where nobody asks.
ASKING: ContextVar[Asking | None] = ContextVar("asking", default=None)


@contextmanager
def asking_for(asking: Asking) -> Iterator[None]:
    """Let what the app does meanwhile be part of an exchange."""
    token = ASKING.set(asking)
    try:
        yield
    finally:
        ASKING.reset(token)
