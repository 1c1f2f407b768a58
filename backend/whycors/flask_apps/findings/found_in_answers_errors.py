"""Errors that the app's own pages can't read: answered without CORS headers."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, NamedTuple

from werkzeug.exceptions import NotFound

from ...fetch_standard import HttpRequest, HttpResponse, NetworkFailure, Request, fetch
from ..access.cells import request_of
from ..in_process.checked_app import CheckedApp
from ..in_process.errors_as import errors_as
from ..model import AppExchange, Cell, Finding, Level
from .answers import Answers
from .asked_again import answer_when_raising
from .request_signs import aborts
from .witnesses import witness_of_request

#: An abort() in a view, an exception in production and in debug mode; a path that no route has, a
#: method that the route lacks. Whoever can't read one can't read those of its kind after it.
Error = Literal["abort", "production", "debug", "not-found", "method"]
_ABSENT = "no-such-path"
_STATUSES = {"not-found": 404, "method": 405}


class _Crash(Exception):
    """What a view raises while it is checked."""


class _Unread(NamedTuple):
    cell: Cell
    asked: Request
    exchange: AppExchange


def find_unreadable_errors(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each kind of error that a page can't read where it reads what works.

    Each was tried, with the view raising in place of running.
    """
    cells = list(_one_a_route(answers))
    found: defaultdict[Error, list[_Unread]] = defaultdict(list)
    app = answers.checked
    with app, errors_as(answers.app, False):
        for cell in cells:
            if unread := _raising(app, cell, NotFound()):
                found["abort"].append(unread)
            elif unread := _raising(app, cell, _Crash()):
                found["production"].append(unread)
    told = {unread.cell.ask.route for those in found.values() for unread in those}
    rest = [cell for cell in cells if cell.ask.route not in told]
    if _is_in_debug(answers):
        with app, errors_as(answers.app, True):
            found["debug"] += filter(None, (_raising(app, cell, _Crash()) for cell in rest))
    for cell in rest:
        for error, asked in _misdirected(answers, cell):
            if unread := _unread(cell, asked, answers.checked.ask, _STATUSES[error]):
                found[error].append(unread)
    for error, those in found.items():
        if those:
            yield _finding(answers, error, those)


def _is_in_debug(answers: Answers) -> bool:
    """Return whether the app is checked in debug mode: what isn't is of no concern then."""
    debug = answers.checked.debug
    return answers.app.debug if debug is None else debug


def _finding(answers: Answers, error: Error, those: Sequence[_Unread]) -> Finding:
    level: Level = "note"
    if error == "production" or (error == "abort" and (aborting := _aborting(answers, those))):
        level = "warning"
        those = [*aborting, *those] if error == "abort" else those
    first = those[0]
    values = {"variant": error, "status": _status(first.exchange)}
    cells = [each.cell for each in those]
    finding = answers.finding("errors-without-headers", level, cells, values)
    return replace(finding, witness=witness_of_request(first.asked, [first.exchange]))


def _aborting(answers: Answers, those: Sequence[_Unread]) -> list[_Unread]:
    """Return those whose view aborts, by its source."""
    views = ((each, answers.views.get(each.cell.ask.route.endpoint)) for each in those)
    return [each for each, view in views if view and aborts(view, each.cell.ask.method)]


def _one_a_route(answers: Answers) -> Iterator[Cell]:
    """Yield of each route one cell that needs no preflight and that a page reads."""
    seen = set()
    for cell in answers.read_by_guests:
        is_of_view = cell.exchanges[-1].by in ("view", "stand-in")
        if is_of_view and cell.ask.route not in seen and len(cell.exchanges) == 1:
            seen.add(cell.ask.route)
            yield cell


def _raising(app: CheckedApp, cell: Cell, error: Exception) -> _Unread | None:
    ask = partial(answer_when_raising, app, error)
    return _unread(cell, request_of(cell.ask, app.api), ask)


def _unread(
    cell: Cell,
    asked: Request,
    ask: Callable[[HttpRequest], AppExchange],
    status: int | None = None,
) -> _Unread | None:
    """Return the request if a page can't read what comes of it, None if it can.

    None, too, where that can't be told, or where it isn't the answer with `status` that was meant.
    """
    exchanges: list[AppExchange] = []

    def answer(request: HttpRequest) -> HttpResponse | NetworkFailure:
        exchanges.append(ask(request))
        return exchanges[-1].answer

    outcome = fetch(asked, answer)
    last = exchanges[-1] if exchanges else None
    if last is None or last.unknown or outcome.outcome == "readable":
        return None
    is_meant = status is None or _status(last) == str(status)
    return _Unread(cell, asked, last) if is_meant else None


def _misdirected(answers: Answers, cell: Cell) -> Iterator[tuple[Error, Request]]:
    """Yield a request for a path beside the route's that no route has, and one by no method of it.

    Both need no preflight. Beside the site's root there is everything: nothing is tried there.
    """
    asked = request_of(cell.ask, answers.checked.api)
    folder = asked.url.rstrip("/").rpartition("/")[0]
    if folder != answers.checked.api:
        yield "not-found", asked._replace(url=f"{folder}/{_ABSENT}")
    same = [route for route in answers.checked.routes if route.rule == cell.ask.route.rule]
    methods = {method for route in same for method in route.methods}
    other = next((method for method in ("POST", "GET") if method not in methods), None)
    if other:
        yield "method", asked._replace(method=other, body=None)


def _status(exchange: AppExchange) -> str:
    return str(exchange.answer.status) if isinstance(exchange.answer, HttpResponse) else ""
