"""A view that answers OPTIONS, and that the guard before the other methods lets through."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ...fetch_standard import HttpRequest, HttpResponse, Request
from ..model import AppExchange, Cell, Finding
from ..source.reached_code import reached_functions
from .answers import Answers
from .asked_again import passage_of
from .witnesses import witness_of_request

_REFUSALS = (401, 403)


def find_guards_with_holes(answers: Answers) -> Iterator[Finding]:
    """Yield a finding where a hook refuses a route's own method and OPTIONS gets to the same view.

    A view that tells OPTIONS from the rest, by its source, is taken to know what it does.
    """
    found: list[tuple[Cell, AppExchange, str]] = []
    for cell in answers.of_kinds("stranger"):
        ask = cell.ask
        if "OPTIONS" not in ask.route.methods or ask.method == "OPTIONS" or ask.form == "token":
            continue
        if ask.credentials == "omit" and (hole := _hole_at(answers, cell)):
            found.append((cell, *hole))
    if not found:
        return
    cell, exchange, hook = found[0]
    cells = [each for each, _, _ in found]
    values = {"hook": hook, "method": cell.ask.method}
    finding = answers.finding("options-past-the-guard", "error", cells, values)
    asked = Request(cell.ask.asker.origin, exchange.request.url, method="OPTIONS")
    witness = witness_of_request(asked, [exchange])
    yield replace(finding, place=cell.ask.route.place, witness=witness)


def _hole_at(answers: Answers, cell: Cell) -> tuple[AppExchange, str] | None:
    """Return the exchange by OPTIONS that gets to the view, and the hook that stops the other."""
    last = cell.exchanges[-1] if cell.exchanges else None
    if last is None or last.by != "before-view" or _status(last) not in _REFUSALS:
        return None
    view = answers.views.get(cell.ask.route.endpoint)
    hook = passage_of(answers.checked, last.request).hook
    if view is None or hook is None or _names_options(view):
        return None
    options = HttpRequest("request", "OPTIONS", last.request.url, last.request.origin)
    exchange = answers.checked.ask(options)
    gets_through = exchange.by in ("view", "stand-in")
    return (exchange, getattr(hook, "__name__", "")) if gets_through else None


def _names_options(view: Callable[..., Any]) -> bool:
    return any(
        isinstance(node, ast.Constant) and node.value == "OPTIONS"
        for reached in reached_functions(view)
        for statement in reached.node.body
        for node in ast.walk(statement)
    )


def _status(exchange: AppExchange) -> int | None:
    return exchange.answer.status if isinstance(exchange.answer, HttpResponse) else None
