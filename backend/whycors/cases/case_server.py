"""A case's server: a table of answers, and what it was asked."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ..fetch_standard import HttpRequest, HttpResponse, NetworkFailure, Transport, parse_url_of_page

Row = dict[str, Any]
#: What a row answers: `to` and `url`.
Key = tuple[str, str]

_NO_BYTE = re.compile(r"[^\x00-\xff]")
NOT_FOUND: Row = {"status": 404, "headers": []}


class TableServer:
    """The server as a table: the first row that fits answers; rows of the same key take turns.

    A row's URL means what it means to a page of `origin`.
    """

    def __init__(self, rows: list[Row], origin: str) -> None:
        self.rows: dict[Key, list[Row]] = {}
        for row in rows:
            self.rows.setdefault((row["to"], _as_sent(row["url"], origin)), []).append(row)
        self.places = {key: place for place, key in enumerate(self.rows)}
        self.used: dict[Key, int] = defaultdict(int)

    def row_for(self, kind: str, url: str) -> Row:
        """Return the row that answers this time."""
        keys = ((kind, url), (kind, "*"), ("*", url), ("*", "*"))
        fitting = [key for key in keys if key in self.rows]
        if not fitting:
            return NOT_FOUND
        key = min(fitting, key=self.places.__getitem__)
        times_used, rows = self.used[key], self.rows[key]
        self.used[key] += 1
        return rows[min(times_used, len(rows) - 1)]

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        row = self.row_for(request.kind, request.url)
        if "error" in row:
            return NetworkFailure(row["error"])
        headers = tuple((name, as_bytes(value)) for name, value in row.get("headers", []))
        return HttpResponse(int(row["status"]), headers)


def _as_sent(url: str, origin: str) -> str:
    """Return a row's URL as a request will have it: `http://localhost` with its slash, say."""
    parsed = None if url == "*" else parse_url_of_page(url, origin)
    return parsed.as_sent if parsed and parsed.is_http else url


def as_bytes(text: str) -> str:
    """Return a header's value with one character per byte: as UTF-8 if it has any above U+00FF."""
    if text.isascii() or not _NO_BYTE.search(text):
        return text
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


@dataclass(frozen=True)
class Turn:
    """A request and its answer."""

    request: HttpRequest
    answer: HttpResponse | NetworkFailure


class LoggingServer:
    """A transport that remembers the exchanges of another one."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.exchanges: list[Turn] = []

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        answer = self.transport(request)
        self.exchanges.append(Turn(request, answer))
        return answer
