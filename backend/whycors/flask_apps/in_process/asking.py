"""What is noted of one exchange while the app makes its answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from .uncollected import uncollected


@dataclass
class Asking:
    """One request, and what is noted of it while the app sees to it."""

    #: Makes what a stand-in returns.
    in_place: Callable[[], Any]
    run_views: bool = False
    #: The request's method, if views may be run that can change nothing.
    harmless_for: str | None = None
    #: No hook answered before a view was looked for.
    dispatched: bool = False
    #: A rule was found, that of this endpoint.
    is_routed: bool = False
    endpoint: str | None = None
    #: Flask answers OPTIONS in the view's place; a decorator has Flask answer it.
    is_automatic: bool = False
    is_default: bool = False
    #: The view is Flask's own, which sends files.
    is_flasks: bool = False
    #: The answer has its status and headers.
    has_head: bool = False
    #: It is Flask that looks at the cookies, for its session.
    opens_session: bool = False
    #: What was raised between a view and Flask, and what was raised out of the app.
    failed_after: BaseException | None = None
    escaped: BaseException | None = None
    #: The endpoints of the views that were, or would have been, run.
    reached: list[str] = field(default_factory=list)
    #: Those of them that were run, as they can change nothing.
    ran: list[str] = field(default_factory=list)
    #: What would have been done, had it been let, and the code that ran at the first time.
    refused: list[str] = field(default_factory=list)
    refused_in: frozenset[CodeType] = frozenset()
    #: What hooks would have done that were passed over.
    passed: list[str] = field(default_factory=list)
    #: "cookies" and "session", if the app's code looked at them.
    cookie_reads: set[str] = field(default_factory=set)


#: The exchange that is going on, None where nobody asks.
ASKING: ContextVar[Asking | None] = ContextVar("asking", default=None)


@contextmanager
def asking_for(asking: Asking) -> Iterator[None]:
    """Let what the app does meanwhile be part of an exchange.

    No garbage is collected, or what the program has left elsewhere would end as if by the app.
    """
    with uncollected():
        token = ASKING.set(asking)
        try:
            yield
        finally:
            ASKING.reset(token)
