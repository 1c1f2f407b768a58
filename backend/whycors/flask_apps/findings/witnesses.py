"""Witnesses: what a page asked and what the app answered, as a case and as a command."""

import shlex
from collections.abc import Sequence
from typing import Any

from ...fetch_standard import NetworkFailure, Request
from ..access.cells import BODY, request_of
from ..model import AppExchange, Cell, Witness


def witness_of(cell: Cell, api: str) -> Witness:
    """Return the witness of a cell of an app that is at `api`."""
    return witness_of_request(request_of(cell.ask, api), cell.exchanges)


def witness_of_request(asked: Request, exchanges: Sequence[AppExchange]) -> Witness:
    """Return the witness of a page's request; `exchanges` are what came of it, at least one."""
    case = {
        "id": f"{asked.method} {asked.url}",
        "page_origin": asked.origin,
        "browser": "chromium",
        "request": _request_json(asked),
        "responses": [_response_json(exchange) for exchange in exchanges],
    }
    return Witness(case, command_of(exchanges[-1]))


def command_of(exchange: AppExchange) -> str:
    """Return what sends the same request to the running app, from a shell."""
    request = exchange.request
    words = ["curl", "-i"]
    if request.method == "HEAD":
        words.append("-I")
    elif request.method != "GET":
        words += ["-X", request.method]
    headers = [*([("Origin", request.origin)] if request.origin else []), *request.headers]
    for name, value in headers:
        words += ["-H", f"{name}: {value}"]
    if request.kind == "request" and request.method in ("POST", "PUT", "PATCH"):
        words += ["-d", BODY.decode()]
    return shlex.join([*words, request.url])


def _request_json(asked: Request) -> dict[str, Any]:
    data: dict[str, Any] = {
        "url": asked.url,
        "method": asked.method,
        "headers": [list(header) for header in asked.headers],
        "credentials": asked.credentials,
    }
    if asked.body:
        data["body"] = {"type": asked.body.type}
    if asked.address_space:
        data["address_space"] = asked.address_space
    return data


def _response_json(exchange: AppExchange) -> dict[str, Any]:
    row: dict[str, Any] = {"to": exchange.request.kind, "url": exchange.request.url}
    answer = exchange.answer
    if isinstance(answer, NetworkFailure):
        return row | {"error": answer.error}
    return row | {"status": answer.status, "headers": [list(each) for each in answer.headers]}
