"""A recorded app answers as it did before, and the record has what it answered."""

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.test import create_environ, run_wsgi_app

from backend.whycors.recording.exchange import MAX_BODY_BYTES, Exchange
from backend.whycors.recording.recorder import (
    VIEW_THAT_RAN,
    keep_request_body,
    recorded_answer,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TEXT = [("Content-Type", "text/plain")]


class Kept:
    """A record of one exchange, which notes when it is over."""

    def __init__(self) -> None:
        self.finished: list[Exchange] = []

    def answerer(self, environ: "WSGIEnvironment") -> str:
        return "view" if VIEW_THAT_RAN in environ else "app"

    def finish(self, exchange: Exchange) -> None:
        self.finished.append(exchange)


class Chunks:
    """A body that notes whether it was closed."""

    def __init__(self, *chunks: bytes, error: Exception | None = None) -> None:
        self.chunks = iter(chunks)
        self.error = error
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        return self.chunks

    def close(self) -> None:
        self.closed = True
        if self.error:
            raise self.error


def app_with(body: Iterable[bytes], *headers: tuple[str, str]) -> "WSGIApplication":
    """Return an app whose view `show` answers with a body."""

    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        environ[VIEW_THAT_RAN] = "show"
        start_response("200 OK", [*TEXT, *headers])
        return body

    return app


def ask(app: "WSGIApplication", record: Kept) -> tuple[Exchange, Iterable[bytes]]:
    """Return the exchange, and what a server gets to send, of which nothing is read yet."""
    environ = create_environ("/notes")
    exchange = Exchange(environ)
    return exchange, recorded_answer(app, exchange, record, environ, lambda *_: lambda _: None)


def test_answer_goes_on_as_it_is() -> None:
    record = Kept()
    chunks = Chunks(b"one ", b"two")

    def recorded(environ: Any, start: Any) -> Iterable[bytes]:
        return recorded_answer(app_with(chunks), Exchange(environ), record, environ, start)

    body, status, headers = run_wsgi_app(recorded, create_environ("/notes"), buffered=True)

    assert (b"".join(body), status, list(headers)) == (b"one two", "200 OK", TEXT)
    [exchange] = record.finished
    assert exchange.response_body.kept == b"one two"
    assert (exchange.status, exchange.view, exchange.answered_by) == (200, "show", "view")
    assert chunks.closed


def test_record_waits_for_the_end_of_a_body_without_a_length() -> None:
    record = Kept()

    exchange, body = ask(app_with(Chunks(b"one ", b"two")), record)
    assert (record.finished, list(body)) == ([], [b"one ", b"two"])
    assert record.finished == []

    body.close()  # type: ignore[attr-defined]
    assert record.finished == [exchange]


def test_record_of_a_whole_body_is_complete_before_it_is_sent() -> None:
    record, chunks = Kept(), Chunks(b"whole")

    exchange, body = ask(app_with(chunks, ("Content-Length", "5")), record)

    assert (record.finished, exchange.response_body.kept) == ([exchange], b"whole")
    assert (list(body), chunks.closed) == ([b"whole"], True)


def test_exchange_is_over_even_if_closing_fails() -> None:
    record = Kept()

    with pytest.raises(OSError):
        ask(app_with(Chunks(b"whole", error=OSError()), ("Content-Length", "5")), record)

    assert len(record.finished) == 1


def test_exception_is_a_bare_500_of_the_servers() -> None:
    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        raise LookupError("no such note")

    record, environ = Kept(), create_environ("/notes")
    exchange = Exchange(environ)

    with pytest.raises(LookupError):
        recorded_answer(app, exchange, record, environ, lambda *_: lambda _: None)

    assert record.finished == [exchange]
    assert (exchange.status, exchange.answered_by, exchange.view) == (500, "server", None)


def test_body_that_fails_at_once_keeps_the_headers_that_were_given() -> None:
    def fail() -> Iterator[bytes]:
        raise LookupError("no such note")
        yield b""

    record = Kept()

    with pytest.raises(LookupError):
        ask(app_with(fail()), record)

    [exchange] = record.finished
    assert (exchange.status, exchange.response_headers, exchange.view) == (500, TEXT, "show")


def with_body(body: bytes, length: str | None) -> tuple[Exchange, Any]:
    """Return the exchange of a request whose body was kept, and what the app may still read."""
    environ = create_environ("/notes", method="POST")
    environ["wsgi.input"] = io.BytesIO(body)
    environ.pop("CONTENT_LENGTH", None)
    if length is not None:
        environ["CONTENT_LENGTH"] = length
    exchange = Exchange(environ)
    keep_request_body(exchange, environ)
    return exchange, environ["wsgi.input"]


def test_small_request_body_is_kept_and_read_again() -> None:
    exchange, left = with_body(b"a note", "6")

    assert (exchange.request_body.kept, left.read()) == (b"a note", b"a note")


def test_of_a_large_request_body_only_the_size_is_noted() -> None:
    size = MAX_BODY_BYTES + 1
    exchange, left = with_body(b"x" * size, str(size))

    assert (exchange.request_body.kept, exchange.request_body.size) == (b"", size)
    assert len(left.read()) == size


@pytest.mark.parametrize("length", [None, "", "six"])
def test_request_body_without_a_length_is_left_alone(length: str | None) -> None:
    exchange, left = with_body(b"a note", length)

    assert (exchange.request_body.size, left.read()) == (0, b"a note")
