"""A WSGI app recorded from outside: its answers go on as they are, and each is noted."""

import functools
import io
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from werkzeug.wsgi import ClosingIterator

from .exchange import MAX_BODY_BYTES, Exchange

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: In an environ: the name of the view function that ran; there is none where none did.
VIEW_THAT_RAN = "whycors.view"
#: In an environ: that the request came as far as the app itself, past all that is around it.
APP_WAS_ASKED = "whycors.asked"
#: What a server answers to an exception that leaves the app.
BARE_500 = "500 Internal Server Error"


class Record(Protocol):
    """Where exchanges are kept."""

    def answerer(self, environ: "WSGIEnvironment") -> str | None:
        """Return who has answered the request of `environ`; see Exchange."""

    def finish(self, exchange: Exchange) -> None:
        """Note that the exchange is over."""


def recorded_answer(
    app: "WSGIApplication",
    exchange: Exchange,
    record: Record,
    environ: "WSGIEnvironment",
    start_response: "StartResponse",
) -> Iterable[bytes]:
    """Let the app answer the request of `exchange`, and note the answer in it."""
    headers_sent: list[tuple[str, str]] = []

    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        nonlocal headers_sent
        headers_sent = headers
        exchange.answer(status, headers)
        exchange.view = environ.get(VIEW_THAT_RAN)
        exchange.answered_by = record.answerer(environ)
        return start_response(status, headers, *rest)

    chunks: Iterable[bytes] = ()
    try:
        chunks = app(environ, start)
        rest = iter(chunks)
        first = next(rest, b"")
    except BaseException:
        exchange.answer(BARE_500, headers_sent)
        exchange.view = environ.get(VIEW_THAT_RAN)
        exchange.answered_by = "server"
        _finish(record, exchange, ())
        raise
    if ("Content-Length", str(len(first))) in headers_sent:
        # That is all of it: a server stops at the length that an app has given (PEP 3333). So the
        # record is complete before the page knows of the answer.
        exchange.response_body.add(first)
        _finish(record, exchange, chunks)
        return [first]
    finish = functools.partial(_finish, record, exchange, chunks)
    return ClosingIterator(_kept(exchange, itertools.chain([first], rest)), finish)


def keep_request_body(exchange: Exchange, environ: "WSGIEnvironment") -> None:
    """Copy a small request body into the record; of a large one only the size is noted."""
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        return
    if int(length) > MAX_BODY_BYTES:
        exchange.request_body.size = int(length)
        return
    body = environ["wsgi.input"].read(int(length))
    exchange.request_body.add(body)
    environ["wsgi.input"] = io.BytesIO(body)


def _finish(record: Record, exchange: Exchange, chunks: Iterable[bytes]) -> None:
    """Close the response, and note that the exchange is over."""
    try:
        if hasattr(chunks, "close"):
            chunks.close()
    finally:
        record.finish(exchange)


def _kept(exchange: Exchange, chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        exchange.response_body.add(chunk)
        yield chunk
