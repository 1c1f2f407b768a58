"""Preflights that something stops before the page's request is ever sent."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ...fetch_standard import HttpRequest, HttpResponse
from ..access.cells import request_of
from ..importing.cannot_run import named_error
from ..model import AppExchange, Cell, Finding, Level, SourceLine
from .answers import Answers, is_of_static_files, told_place
from .asked_again import Passage, passage_of, written_at
from .found_in_answers_layers import ALLOW_ORIGIN, values_in
from .request_signs import reads_origin
from .witnesses import witness_of_request

_STATUS = "PreflightInvalidStatus"
_REDIRECT = "PreflightDisallowedRedirect"
_NO_HEADERS = "PreflightMissingAllowOriginHeader"
REASONS = (_STATUS, _REDIRECT, _NO_HEADERS)


class _Stop(NamedTuple):
    """What stops a preflight: the variant of the finding, the status, a hook's name or ""."""

    variant: str
    status: str
    hook: str


class _Stopped(NamedTuple):
    cell: Cell
    stop: _Stop
    place: SourceLine | None
    crash: Exception | None = None


def find_stopped_preflights(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each thing that stops the preflights of pages that are let in.

    Those are pages that read the route without a preflight, or whose preflight has the headers,
    but not the status.
    """
    found: defaultdict[_Stop, list[_Stopped]] = defaultdict(list)
    for cell in answers.guests:
        stopped = _stopped(answers, cell) if is_stopped(answers, cell) else None
        if stopped:
            found[stopped.stop].append(stopped)
    for stop, those in found.items():
        cells = sorted((each.cell for each in those), key=lambda cell: cell.ask.form == "token")
        place, crash = those[0].place, those[0].crash
        values = {
            "variant": stop.variant,
            "status": stop.status,
            "hook": stop.hook,
            "where": told_place(place) if place else "",
            "error": named_error(crash) if crash else "",
        }
        level: Level = "error" if _is_needed(answers, cells) else "warning"
        # That the app is asked over http is the check's assumption.
        level = "note" if stop.variant == "to-https" else level
        subject = f"{stop.variant} {stop.hook}".strip()
        yield replace(
            answers.finding("preflight-stopped", level, cells, values, subject), place=place
        )
    yield from _without_slash(answers)


def is_stopped(answers: Answers, cell: Cell) -> bool:
    failure = cell.outcome.failure
    if failure is None or failure.reason not in REASONS or cell.may_send != "no":
        return False
    # A route that is open to one of the pages need not be open to this one.
    is_let_in = (cell.ask.route, cell.ask.asker) in answers.opened
    if failure.reason == _NO_HEADERS:
        return is_let_in
    return is_let_in or bool(values_in(cell.exchanges[-1], ALLOW_ORIGIN))


def _stopped(answers: Answers, cell: Cell) -> _Stopped | None:
    """Return what stops the preflight of a cell, None where it may be the stranger that is meant.

    A stranger's page stands for the app's own where those aren't known: a hook may tell them apart.
    """
    last = cell.exchanges[-1]
    status = _status(last)
    reason = cell.outcome.failure.reason if cell.outcome.failure else ""
    if reason == _NO_HEADERS:
        # Pages ask for files plainly, and the headers of one may be those of a 404.
        if is_of_static_files(cell):
            return None
        return _Stopped(cell, _Stop("no-headers", status, ""), cell.ask.route.place)
    passage = passage_of(answers.checked, last.request)
    if passage.hook is not None:
        if cell.ask.asker.kind == "stranger" and reads_origin(passage.hook):
            return None
        name = getattr(passage.hook, "__name__", type(passage.hook).__name__)
        stop = _Stop(_variant_of_hook(last, reason, passage), status, name)
        return _Stopped(cell, stop, written_at(passage.hook), passage.crash)
    if not passage.is_dispatched:
        return _Stopped(cell, _Stop("outside", status, ""), None)
    if reason == _REDIRECT:
        return _Stopped(cell, _Stop("redirect", status, ""), None)
    if passage.is_routed and last.by in ("view", "stand-in", "before-view"):
        return _Stopped(cell, _Stop("view", status, ""), cell.ask.route.place)
    return _Stopped(cell, _Stop("no-options" if status == "405" else "", status, ""), None)


def _variant_of_hook(last: AppExchange, reason: str, passage: Passage) -> str:
    """Return what a hook does to a preflight that it stops."""
    if _leads_to_https(last):
        return "to-https"
    if reason == _REDIRECT:
        return "hook-redirect"
    # An exception of the app's own may be how it answers: then a handler makes it a 401, say.
    return "hook-crash" if passage.crash and _status(last).startswith("5") else "hook"


def _leads_to_https(exchange: AppExchange) -> bool:
    """Return whether an answer redirects to the same URL over https."""
    same = exchange.request.url.replace("http://", "https://", 1)
    return values_in(exchange, "Location") == [same] != [exchange.request.url]


def _is_needed(answers: Answers, cells: list[Cell]) -> bool:
    """Return whether a request is sure to need what is stopped.

    A method or a JSON body does; an Authorization header does where the hook that stops it, or
    another, reads one.
    """
    if any(cell.ask.form != "token" for cell in cells):
        return True
    return any(answers.reads_authorization(cell.ask.route) for cell in cells)


def _without_slash(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for the routes that redirect a preflight which lacks the slash at the end."""
    found: list[tuple[Cell, AppExchange]] = []
    for cell in answers.guests:
        path = cell.ask.route.path
        if len(path) > 1 and path.endswith("/") and cell.may_send == "yes":
            if any(each.request.kind == "preflight" for each in cell.exchanges):
                preflight = cell.exchanges[0].request
                found += _redirected(answers, cell, preflight)
    if not found:
        return
    first, exchange = found[0]
    asked = request_of(first.ask, answers.checked.api)
    finding = answers.finding(
        "preflight-stopped",
        "note",
        [cell for cell, _ in found],
        {"variant": "slash", "status": _status(exchange), "hook": "", "where": ""},
    )
    bare = asked._replace(url=asked.url.removesuffix("/"))
    yield replace(finding, witness=witness_of_request(bare, [exchange]))


def _redirected(
    answers: Answers, cell: Cell, preflight: HttpRequest
) -> Iterator[tuple[Cell, AppExchange]]:
    exchange = answers.checked.ask(preflight._replace(url=preflight.url.removesuffix("/")))
    answer = exchange.answer
    if isinstance(answer, HttpResponse) and answer.status in (301, 302, 307, 308):
        yield cell, exchange


def _status(exchange: AppExchange) -> str:
    return str(exchange.answer.status) if isinstance(exchange.answer, HttpResponse) else ""
