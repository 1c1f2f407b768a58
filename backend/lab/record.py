"""The wire record: what Flask received and what it sent, one exchange after the other."""

import re
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal

from backend.fetch_standard.headers import get
from backend.lab.purpose import destination_of, is_told, mode_of

MAX_BODY_BYTES = 8 * 1024
BYTES_A_HEADER = 200  # what Python needs for a tuple of two texts, beside the texts

Headers = list[tuple[str, str]]


@dataclass
class Body:
    """The first MAX_BODY_BYTES of a body, and how long the whole of it was, in bytes."""

    kept: bytes = b""
    size: int = 0

    def add(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self.kept += chunk[: MAX_BODY_BYTES - len(self.kept)]

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.kept.decode("utf-8", "replace"),
            "size": self.size,
            "truncated": self.size > len(self.kept),
        }


@dataclass
class Exchange:
    """One request and its response. `view` names the view function that ran, None if none did."""

    method: str
    path: str
    request_headers: Headers
    started: float = field(default_factory=time.monotonic)
    request_body: Body = field(default_factory=Body)
    status: int | None = None
    response_headers: Headers = field(default_factory=list)
    response_body: Body = field(default_factory=Body)
    view: str | None = None
    ended: float | None = None
    size: int = 0  # set when the exchange has ended

    @property
    def kind(self) -> Literal["preflight", "request"]:
        """Whether this is a CORS-preflight request.

        https://fetch.spec.whatwg.org/#cors-preflight-request
        """
        names = {name.lower() for name, _ in self.request_headers}
        asks = {"origin", "access-control-request-method"} <= names
        return "preflight" if self.method == "OPTIONS" and asks else "request"

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
        """Whether the browser may answer the same request from its cache, for a while.

        https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.1
        """
        lifetimes = re.findall(
            r"max-age=(\d+)", get(tuple(self.response_headers), "cache-control") or ""
        )
        return self.method == "GET" and any(int(seconds) > 0 for seconds in lifetimes)

    def request_header(self, name: str) -> str | None:
        """Return the value of a request header, None when there was none."""
        return get(tuple(self.request_headers), name)

    def measured_size(self) -> int:
        """Return the bytes that keeping this exchange takes, about."""
        headers = sum(
            len(name) + len(value) + BYTES_A_HEADER
            for name, value in self.request_headers + self.response_headers
        )
        bodies = len(self.request_body.kept) + len(self.response_body.kept)
        return len(self.path) + headers + bodies

    def as_json(self, run_started: float) -> dict[str, Any]:
        """Return the exchange for the page, its times in milliseconds from the run's start."""
        return {
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
        }


def header_fields(environ: dict[str, Any]) -> Headers:
    """Return the request's header fields out of a WSGI environ (PEP 3333), sorted by name.

    WSGI keeps neither the spelling nor the order of the names: they get their usual spelling.
    """
    fields = {key[5:]: value for key, value in environ.items() if key.startswith("HTTP_")}
    fields |= {key: environ[key] for key in ("CONTENT_TYPE", "CONTENT_LENGTH") if environ.get(key)}
    return sorted((_usual_spelling(key), value) for key, value in fields.items())


def _usual_spelling(key: str) -> str:
    abbreviations = ("CH", "UA", "DNT", "TE")
    words = key.split("_")
    return "-".join(word if word in abbreviations else word.capitalize() for word in words)


def _reason(status: int | None) -> str:
    try:
        return HTTPStatus(status or 0).phrase
    except ValueError:
        return ""


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 2)
