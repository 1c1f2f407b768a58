"""A case: one request of a page and the server as a table, as JSON. See case.schema.json."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.fetch_standard import (
    Body,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Outcome,
    PreflightCache,
    Request,
    Transport,
    fetch,
)
from backend.fetch_standard.model import Browser
from backend.fetch_standard.remedy import Remedy, remedy
from backend.fetch_standard.urls import OPAQUE, parse_url, parse_url_of_page
from backend.schema import Schema

SCHEMA = Path(__file__).with_name("case.schema.json")
_SCHEMA = json.loads(SCHEMA.read_text(encoding="utf-8"))
SCHEMA_DEFINITIONS = _SCHEMA["$defs"]
_NO_BYTE = re.compile(r"[^\x00-\xff]")
CASE_SCHEMA = Schema(_SCHEMA)


class BadCase(ValueError):
    """A line that is no case; `id` is the case's, if it can be told."""

    def __init__(self, id: object, message: str) -> None:
        super().__init__(message)
        self.id = id


@dataclass(frozen=True)
class Case:
    """A page's request, the earlier ones that fill its preflight cache, the server's answers."""

    id: str
    browser: Browser
    before: list[Request]
    request: Request
    responses: list[dict[str, Any]]


class TableServer:
    """The server as a table: the first row that fits answers; rows of the same key take turns.

    A row's URL means what it means to a page of `origin`.
    """

    def __init__(self, rows: list[dict[str, Any]], origin: str) -> None:
        self.rows = [row | {"url": _as_sent(row["url"], origin)} for row in rows]
        self.used: dict[tuple[str, str], int] = {}

    def row_for(self, kind: str, url: str) -> dict[str, Any]:
        for row in self.rows:
            if row["to"] in (kind, "*") and row["url"] in (url, "*"):
                same = [r for r in self.rows if (r["to"], r["url"]) == (row["to"], row["url"])]
                turn = self.used.get((row["to"], row["url"]), 0)
                self.used[row["to"], row["url"]] = turn + 1
                return same[min(turn, len(same) - 1)]
        return {"status": 404, "headers": []}

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
    """Return a header's value with a character a byte: in UTF-8 where it has others than those."""
    if _NO_BYTE.search(text):
        return text.encode("utf-8", "surrogatepass").decode("latin-1")
    return text


@dataclass(frozen=True)
class Exchange:
    """A request and its answer."""

    request: HttpRequest
    answer: HttpResponse | NetworkFailure


class LoggingServer:
    """A transport that remembers the exchanges of another one."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.exchanges: list[Exchange] = []

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        answer = self.transport(request)
        self.exchanges.append(Exchange(request, answer))
        return answer


def parse_case(line: str) -> Case:
    """Return the case that a line of JSON describes. Raises BadCase when it describes none."""
    try:
        data = json.loads(line)
        fault = CASE_SCHEMA.fault_in(data)
    except (ValueError, RecursionError) as error:
        raise BadCase(None, f"not JSON: {error}") from error
    if fault is not None:
        name = data.get("id") if isinstance(data, dict) else None
        raise BadCase(name if isinstance(name, str) else None, fault)
    return read_case(data)


def read_case(data: dict[str, Any]) -> Case:
    """Return the case that `data`, which follows the schema, describes.

    Raises BadCase when the page's origin is none.
    """
    origin = _page_origin(data)
    return Case(
        id=data["id"],
        browser=data.get("browser", "standard"),
        before=[read_request(origin, each) for each in data.get("before", [])],
        request=read_request(origin, data["request"]),
        responses=data["responses"],
    )


def _page_origin(data: dict[str, Any]) -> str:
    """Return the page's origin as a browser serializes it, where it is given as its URL, too."""
    text = data["page_origin"]
    url = None if text == OPAQUE else parse_url(text)
    if text != OPAQUE and url is None:
        message = f'$.page_origin: {text!r} is no origin. Write one like "http://localhost:8000".'
        raise BadCase(data["id"], message)
    return url.origin if url else OPAQUE


def read_request(origin: str, data: dict[str, Any]) -> Request:
    """Return the request of a page of `origin` that `data`, which follows the schema, describes."""
    body = data.get("body")
    return Request(
        origin=origin,
        url=data["url"],
        api=data.get("api", "fetch"),
        method=data.get("method", "GET"),
        headers=tuple((name, value) for name, value in data.get("headers", [])),
        mode=data.get("mode", "cors"),
        credentials=data.get("credentials", "same-origin"),
        redirect=data.get("redirect", "follow"),
        referrer_policy=data.get("referrer_policy", ""),
        body=Body(body["type"], body.get("mime", "")) if body else None,
        upload_listener=data.get("upload_listener", False),
        destination=data.get("destination", ""),
    )


def run_case(case: Case) -> Outcome:
    """Return what script gets in this case, after its earlier requests."""
    return play_case(case)[0]


def play_case(case: Case) -> tuple[Outcome, list[Exchange]]:
    """Return what script gets, and each request of the case with its answer, in order.

    The exchanges of the earlier requests are not among them.
    """
    server, cache = begin_case(case)
    return fetch(case.request, server, cache, case.browser), server.exchanges


def begin_case(case: Case) -> tuple[LoggingServer, PreflightCache]:
    """Return the server and the page's preflight cache as the earlier requests leave them."""
    table, cache = TableServer(case.responses, case.request.origin), PreflightCache()
    for earlier in case.before:
        fetch(earlier, table, cache, case.browser)
    return LoggingServer(table), cache


def remedy_case(case: Case) -> Remedy | None:
    """Return what to change so that script may read in this case, None when it may."""
    return remedy(case.request, lambda: begin_case(case), case.browser)
