"""Answers that were seen, as rows of a case."""

from typing import Any

from ..fetch_standard import get, parse_url
from .model import Seen, SeenAnswer

#: What the network layers of browsers and curl call an answer that never came.
_NETWORK_ERRORS = {
    "refused": (
        "CONNECTION_REFUSED",
        "Connection refused",
        "Couldn't connect",
        "Failed to connect",
    ),
    "dns": ("NAME_NOT_RESOLVED", "Could not resolve host", "UNKNOWN_HOST"),
    "dropped": ("EMPTY_RESPONSE", "CONNECTION_RESET", "CONNECTION_CLOSED", "Empty reply"),
}


def as_sent(url: str) -> str:
    """Return a URL as a server can know it; of another scheme, as it is."""
    parsed = parse_url(url)
    return parsed.as_sent if parsed and parsed.is_http else url


def as_row(turn: Seen, url: str) -> dict[str, Any] | None:
    """Return an answer as a row of a case, None where the text has none that a browser may get.

    `url` is the request's where the answer was seen without it.
    """
    answer = turn.answer
    if answer is None:
        return None
    kind, asked = turn.kind or "request", as_sent(turn.url or url)
    error = _network_error(answer)
    if error is not None:
        return {"to": kind, "url": asked, "error": error}
    if answer.status is None and answer.headers is None:
        return None
    usual = 302 if get(answer.headers or (), "location") else 204 if kind == "preflight" else 200
    status = answer.status or usual
    headers = [list(pair) for pair in answer.headers or ()]
    return {"to": kind, "url": asked, "status": status, "headers": headers}


def _network_error(answer: SeenAnswer) -> str | None:
    if answer.error is None or answer.status:
        return None
    for name, texts in _NETWORK_ERRORS.items():
        if any(text in answer.error for text in texts):
            return name
    return None


def is_asked_as_a_page(turn: Seen) -> bool:
    """Return whether an answer is one to a page's request: a server may answer by Origin."""
    return turn.by == "browser" or get(turn.headers or (), "origin") is not None
