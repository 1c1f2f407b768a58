"""The exchanges of a case in the shape of a run's record."""

from http import HTTPStatus
from typing import Any

from ..cases.case import PlayedCall
from ..cases.case_server import Turn
from ..fetch_standard import HttpResponse, parse_url

_NO_BODY = {"text": "", "size": 0, "truncated": False}


def record_of(id: str, calls: tuple[PlayedCall, ...]) -> dict[str, Any]:
    """Return the exchanges of all calls, numbered from 0, as a RunRecord of the page's types."""
    turns = [(call, turn) for call in calls for turn in call.exchanges]
    return {
        "id": id,
        "scenario": "",
        "scenario_version": "",
        "scenario_error": None,
        "dropped_exchanges": 0,
        "exchanges": [_exchange(number, *each) for number, each in enumerate(turns)],
    }


def _exchange(number: int, call: PlayedCall, turn: Turn) -> dict[str, Any]:
    request, url = turn.request, parse_url(turn.request.url)
    return {
        "number": number,
        "kind": request.kind,
        "method": request.method,
        "path": url.target if url else request.url,
        "destination": call.request.destination,
        "mode": call.request.mode,
        "started_ms": 0,
        "duration_ms": None,
        "request": {"headers": _sent_headers(turn), "body": _NO_BODY},
        "response": _response(turn),
        "view": None,
        "answered_by": None,
    }


def _sent_headers(turn: Turn) -> list[list[str]]:
    """Return what script set, and of what the browser adds the two that decide."""
    request, url = turn.request, parse_url(turn.request.url)
    headers = [list(pair) for pair in request.headers]
    if request.origin is not None:
        headers.append(["Origin", request.origin])
    if url is not None:
        headers.append(["Host", url.origin.partition("://")[2]])
    return headers


def _response(turn: Turn) -> dict[str, Any]:
    answer = turn.answer
    if not isinstance(answer, HttpResponse):
        return {"status": None, "reason": "", "headers": [], "body": _NO_BODY}
    headers = [list(pair) for pair in answer.headers]
    reason = _phrase(answer.status)
    return {"status": answer.status, "reason": reason, "headers": headers, "body": _NO_BODY}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
