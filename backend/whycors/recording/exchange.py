"""The wire record: what Flask received and what it sent, one exchange after the other."""

import functools
import itertools
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from ..browsers.http_cache import may_be_kept
from ..fetch_standard import HeaderList, get
from .purpose import destination_of, is_told, mode_of

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

MAX_BODY_BYTES = 8 * 1024
BYTES_AN_EXCHANGE = 500  # what Python needs for its objects, beside what is in them
SEPARATOR = (
    "\0"  # HTTP has it nowhere in a field: https://www.rfc-editor.org/rfc/rfc9110#section-5.5
)
UNPREFIXED = ("CONTENT_TYPE", "CONTENT_LENGTH")  # the other fields begin with HTTP_ in WSGI

Headers = list[tuple[str, str]]


@dataclass(slots=True)
class RecordedBody:
    """The first `limit` bytes of a body, and how long the whole of it was, in bytes."""

    kept: bytes = b""
    size: int = 0
    limit: int = MAX_BODY_BYTES

    def add(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self.kept += chunk[: self.limit - len(self.kept)]

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.kept.decode("utf-8", "replace"),
            "size": self.size,
            "truncated": self.size > len(self.kept),
        }


class Exchange:
    """One request and its response. `view` names the view function that ran, None if none did.

    `answered_by` says whose the answer is, None while there is none: a "view"'s; the "app"'s own
    without a view (a hook, a 404 or 405, a redirect, OPTIONS); that of what the scenario has before
    its app, such as a "proxy" or a "cache", or a "layer" of no name; the "server"'s for an
    exception; or the "lab"'s in the stead of a broken scenario.

    They are kept as WSGI has them (PEP 3333), the header fields as one text: most records are never
    read, so what a reader wants to know of them is worked out when it is asked for.
    """

    __slots__ = (
        "_fields", "_path", "_query", "_response", "answered_by", "ended", "method", "number",
        "request_body", "response_body", "size", "started", "view",
    )  # fmt: skip

    def __init__(self, environ: "WSGIEnvironment") -> None:
        fields = [t for k, v in environ.items() if k[:5] == "HTTP_" for t in (k, v)]
        for key in UNPREFIXED:
            if environ.get(key):
                fields += key, environ[key]
        self.method: str = environ["REQUEST_METHOD"]
        self._path: str = environ["PATH_INFO"]
        self._query: str = environ.get("QUERY_STRING", "")
        self._fields = SEPARATOR.join(fields)
        self._response = ""
        self.view: str | None = None
        self.answered_by: str | None = None
        self.request_body = RecordedBody()
        self.response_body = RecordedBody()
        self.number = 0  # its place in its run's record
        self.size = 0  # what of measured_size() its run has counted
        self.started = time.monotonic()
        self.ended: float | None = None

    def answer(self, status: str, headers: Headers) -> None:
        """Note the response's status line, such as "200 OK", and its headers."""
        self._response = SEPARATOR.join([status, *itertools.chain.from_iterable(headers)])

    @property
    def status(self) -> int | None:
        """The response's status, None while there is no response."""
        status = self._response.partition(SEPARATOR)[0]
        return int(status.split()[0]) if status else None

    @property
    def response_headers(self) -> Headers:
        """The response's header fields as the app has given them."""
        return _pairs(self._response.split(SEPARATOR)[1:])

    @property
    def path(self) -> str:
        """The path below the run, percent-encoded, with its query."""
        quoted = quote(self._path.encode("latin-1"), safe="/:@!$&'()*+,;=~")
        return f"{quoted}?{self._query}" if self._query else quoted

    @property
    def request_headers(self) -> Headers:
        """The request's header fields, sorted by name.

        WSGI keeps neither the spelling nor the order of the names: they get their usual spelling.
        """
        return list(_spelled(self._fields))

    @property
    def kind(self) -> Literal["preflight", "request"]:
        """Whether this is a CORS-preflight request.

        https://fetch.spec.whatwg.org/#cors-preflight-request
        """
        if self.method != "OPTIONS":
            return "request"
        names = {name for name, _ in self.request_headers}
        return "preflight" if {"Origin", "Access-Control-Request-Method"} <= names else "request"

    @property
    def destination(self) -> str:
        """What the answer is for, "" for fetch() and XHR; see destination_of()."""
        return destination_of(tuple(self.request_headers))

    @property
    def mode(self) -> str:
        """The mode of the request; see mode_of()."""
        return mode_of(tuple(self.request_headers))

    @property
    def is_for_a_page(self) -> bool:
        """Whether the page may look into the answer: the request is script's, or a CORS request.

        Where the browser does not tell, it may.
        """
        return not self.destination or not self.is_told or self.mode == "cors"

    @property
    def is_told(self) -> bool:
        """Whether the browser says what the request is for; see purpose.py."""
        return is_told(tuple(self.request_headers))

    @property
    def may_be_kept(self) -> bool:
        """Whether the browser may answer the same request from its cache, for a while."""
        return may_be_kept(self.method, self.status or 0, tuple(self.response_headers))

    def request_header(self, name: str) -> str | None:
        """Return the value of a request header, None when there was none."""
        return get(tuple(self.request_headers), name)

    def without_bodies(self) -> tuple[int | str | None, ...]:
        """Return all that an explanation may depend on: equal for equal exchanges."""
        told = self.method, self.path, self._fields, self._response, self.view, self.answered_by
        return self.number, *told

    def measured_size(self) -> int:
        """Return the bytes that keeping this exchange takes, about."""
        bodies = len(self.request_body.kept) + len(self.response_body.kept)
        head = len(self._path) + len(self._query) + len(self._fields)
        return BYTES_AN_EXCHANGE + head + len(self._response) + bodies

    def as_json(self, run_started: float) -> dict[str, Any]:
        """Return the exchange for the page, its times in milliseconds from the run's start."""
        return {
            "number": self.number,
            "kind": self.kind,
            "method": self.method,
            "path": self.path,
            "destination": self.destination,
            "mode": self.mode,
            "started_ms": _milliseconds(self.started - run_started),
            "duration_ms": None if self.ended is None else _milliseconds(self.ended - self.started),
            "request": {"headers": self.request_headers, "body": self.request_body.as_json()},
            "response": {
                "status": self.status,
                "reason": _reason(self.status),
                "headers": self.response_headers,
                "body": self.response_body.as_json(),
            },
            "view": self.view,
            "answered_by": self.answered_by,
        }


def _pairs(texts: list[str]) -> Headers:
    return list(zip(texts[::2], texts[1::2], strict=True))


@functools.lru_cache(maxsize=200)  # a browser sends much the same with each request
def _spelled(fields: str) -> HeaderList:
    """Return an exchange's request fields, sorted by their usual names."""
    pairs = _pairs(fields.split(SEPARATOR)) if fields else []
    return tuple(sorted((_usual_spelling(key), value) for key, value in pairs))


def _usual_spelling(key: str) -> str:
    abbreviations = ("CH", "UA", "DNT", "TE")
    words = key.removeprefix("HTTP_").split("_")
    return "-".join(word if word in abbreviations else word.capitalize() for word in words)


def _reason(status: int | None) -> str:
    try:
        return HTTPStatus(status or 0).phrase
    except ValueError:
        return ""


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 2)
