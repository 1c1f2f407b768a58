"""Asking a checked app once more, to see what its answer comes of."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import got_request_exception
from werkzeug.exceptions import HTTPException

from ...fetch_standard import HttpRequest
from ..in_process.asking import Asking
from ..in_process.checked_app import CheckedApp
from ..model import AppExchange, SourceLine
from ..source.own_code import is_own_file

if TYPE_CHECKING:
    from flask import Flask


class Passage(NamedTuple):
    """How a request went through the app: which before_request function answered it, if any.

    `is_dispatched` says that none did and Flask looked for a view, `is_routed` that there is one.
    `crash` is what the function raised, where that isn't an answer of HTTP's.
    """

    hook: Callable[..., Any] | None
    crash: Exception | None
    is_dispatched: bool
    is_routed: bool


def passage_of(checked: CheckedApp, request: HttpRequest) -> Passage:
    """Ask again, and return how far the request gets."""
    notes = _Notes()
    asking = Asking(lambda: "")
    flask = checked.loaded.flask
    with checked, _noted_hooks(flask, notes) if flask else nullcontext(), _logs_off():
        checked.call(asking, request, False, b"")
    return Passage(notes.answered, notes.crash, asking.dispatched, asking.is_routed)


def answer_when_raising(checked: CheckedApp, error: Exception, request: HttpRequest) -> AppExchange:
    """Return what the app answers when the view raises `error` in place of answering.

    Nobody is told of it: no log, and none of those who wait for Flask's signal of an exception.
    """

    def fail() -> None:
        raise error

    asking = Asking(fail)
    with checked, _logs_off(), got_request_exception.muted():
        answer = checked.call(asking, request, False, b"")
    refused = next(iter(asking.refused), None)
    unknown = f"an error's handler would have to be let: {refused}" if refused else None
    return AppExchange(request, answer, "server" if asking.escaped else "view", unknown)


def written_at(function: Callable[..., Any]) -> SourceLine | None:
    """Return where a function of the app's own is written, None for any other."""
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    if code is None or not is_own_file(code.co_filename):
        return None
    return SourceLine(code.co_filename, code.co_firstlineno)


@contextmanager
def _logs_off() -> Iterator[None]:
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


@dataclass
class _Notes:
    answered: Callable[..., Any] | None = None
    crash: Exception | None = None


@contextmanager
def _noted_hooks(flask: "Flask", notes: _Notes) -> Iterator[None]:
    """Note which of the app's before_request functions answers, or raises."""
    before = {name: list(hooks) for name, hooks in flask.before_request_funcs.items()}
    for name, hooks in before.items():
        flask.before_request_funcs[name][:] = [_noting(hook, notes) for hook in hooks]
    try:
        yield
    finally:
        for name, hooks in before.items():
            flask.before_request_funcs[name][:] = hooks


def _noting(hook: Callable[..., Any], notes: _Notes) -> Callable[..., Any]:
    def noted() -> Any:
        try:
            answer = hook()
        except Exception as error:
            notes.answered = notes.answered or hook
            notes.crash = None if isinstance(error, HTTPException) else error
            raise
        if answer is not None:
            notes.answered = notes.answered or hook
        return answer

    return noted
