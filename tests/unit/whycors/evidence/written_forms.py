"""A case as somebody has it who made the requests: what curl printed, or a HAR file."""

import json
import shlex
from typing import Any

from backend.whycors.cases.case import Case, play_case
from backend.whycors.cases.case_server import Turn
from backend.whycors.fetch_standard import HttpRequest, HttpResponse

_CURL_SAYS = {
    "refused": "curl: (7) Failed to connect to localhost port 80 after 0 ms: Couldn't connect",
    "dns": "curl: (6) Could not resolve host: backend",
    "dropped": "curl: (52) Empty reply from server",
}
_BROWSER_SAYS = {
    "refused": "net::ERR_CONNECTION_REFUSED",
    "dns": "net::ERR_NAME_NOT_RESOLVED",
    "dropped": "net::ERR_EMPTY_RESPONSE",
}


def as_curl(case: Case) -> str:
    """Return what a terminal shows when each request is made by hand, as the browser made it."""
    return "\n".join(_curl_turn(turn) for turn in play_case(case).exchanges)


def as_har(case: Case) -> str:
    """Return a HAR file of the case's requests."""
    entries = [_entry(turn, case.request.mode) for turn in play_case(case).exchanges]
    creator = {"name": "WebInspector", "version": "537.36"}
    return json.dumps({"log": {"version": "1.2", "creator": creator, "entries": entries}})


def _curl_turn(turn: Turn) -> str:
    request, answer = turn.request, turn.answer
    given = [part for name, value in _sent(request) for part in ("-H", f"{name}: {value}")]
    command = shlex.join(["curl", "-i", "-X", request.method, *given, request.url])
    if not isinstance(answer, HttpResponse):
        return f"$ {command}\n{_CURL_SAYS[answer.error]}\n"
    headers = "".join(f"{name}: {value}\n" for name, value in answer.headers)
    return f"$ {command}\nHTTP/1.1 {answer.status} X\n{headers}\n"


def _entry(turn: Turn, mode: str) -> dict[str, Any]:
    request, answer = turn.request, turn.answer
    is_answered = isinstance(answer, HttpResponse)
    error = {} if is_answered else {"_error": _BROWSER_SAYS[answer.error]}  # type: ignore[union-attr]
    return {
        "startedDateTime": "2026-11-25T10:00:00.000Z",
        "_resourceType": "preflight" if request.kind == "preflight" else "fetch",
        "request": {
            "method": request.method,
            "url": request.url,
            "headers": _rows((*_sent(request), ("Sec-Fetch-Mode", mode))),
        },
        "response": {
            "status": answer.status if isinstance(answer, HttpResponse) else 0,
            "headers": _rows(answer.headers if isinstance(answer, HttpResponse) else ()),
            **error,
        },
    }


def _sent(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    origin = () if request.origin is None else (("Origin", request.origin),)
    return (*request.headers, *origin)


def _rows(headers: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]
