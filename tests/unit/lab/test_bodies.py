"""Bodies are whole when an app gets them, whichever way they were sent."""

import io
import threading
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from werkzeug.test import Client, create_environ
from werkzeug.wrappers import Request, Response

from backend.lab.bodies import BodiesInTime, Deadlines
from backend.lab.diagnoses import MAX_BYTES as MAX_DIAGNOSED_BYTES
from backend.lab.mount import MAX_REQUEST_BYTES
from tests.unit.lab.wire_record import url

App = Callable[..., Any]


@Request.application
def echo(request: Request) -> Response:
    return Response(request.get_data())


def post(app: App, body: object, path: str = "/", **fields: str) -> Response:
    """Send a body with these fields of WSGI's, without a length of its own."""
    environ = create_environ(path, method="POST", content_type="application/json")
    environ |= {"wsgi.input": body, "wsgi.input_terminated": True}
    environ.pop("CONTENT_LENGTH", None)
    return Response.from_app(app, environ | fields)


def chunked(app: App, text: bytes, path: str = "/") -> Response:
    return post(app, io.BytesIO(text), path, HTTP_TRANSFER_ENCODING="chunked")


class Connection:
    """Calls an app as Granian does, with a body of which no more comes before it has an answer."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.answer: tuple[int, dict[str, str], bytes] | None = None

    def read(self, size: int) -> bytes:
        assert self.over.wait(10)
        return b""

    def response_iter(
        self, status: int, headers: list[tuple[str, str]], body: Iterable[bytes]
    ) -> None:
        self.answer = (status, dict(headers), b"".join(body))
        self.over.set()

    def call(self, app: App) -> None:
        def _runner(proto: "Connection") -> None:
            post(app, proto, CONTENT_LENGTH="100")

        _runner(self)


@pytest.mark.parametrize("size", [0, 1, MAX_REQUEST_BYTES])
def test_body_reaches_the_app_whole(size: int) -> None:
    body = io.BytesIO(b"x" * size)

    assert post(BodiesInTime(echo), body, CONTENT_LENGTH=str(size)).data == b"x" * size


def test_larger_body_reaches_the_path_that_takes_one() -> None:
    app = BodiesInTime(echo, larger={"/har": 2**21})
    text = b"x" * (MAX_REQUEST_BYTES + 1)

    assert post(app, io.BytesIO(text), "/har", CONTENT_LENGTH=str(len(text))).data == text


def test_large_bodies_beyond_those_that_memory_is_for_are_refused() -> None:
    none, one = (BodiesInTime(echo, larger={"/har": 2**21}, max_large=limit) for limit in (0, 1))
    text = b"x" * (MAX_REQUEST_BYTES + 1)

    statuses = [
        post(app, io.BytesIO(text), "/har", CONTENT_LENGTH=str(len(text))).status_code
        for app in (none, one, one)  # the second gives its place back to the third
    ]

    assert statuses == [503, 200, 200]


def test_chunked_body_reaches_the_app_whole() -> None:
    assert chunked(BodiesInTime(echo), b"x" * 70_000).data == b"x" * 70_000


def test_body_that_was_cut_off_is_refused() -> None:
    answer = post(BodiesInTime(echo), io.BytesIO(b"four"), CONTENT_LENGTH="100")

    assert answer.status_code == 400
    assert "ended after 4 of 100 bytes" in answer.get_data(as_text=True)


def test_body_that_does_not_come_is_given_up() -> None:
    connection, asked = Connection(), []

    @Request.application
    def app(request: Request) -> Response:
        asked.append(request)
        return Response()

    connection.call(BodiesInTime(app, deadline_seconds=0.01))

    assert connection.answer is not None
    status, headers, text = connection.answer
    assert (status, headers["Connection"], asked) == (408, "close", [])
    assert b"urn:cors-lab:body-too-slow" in text
    # Shorter than it says: so the server ends the connection.
    assert int(headers["Content-Length"]) == len(text) + 1


def test_body_that_is_there_is_not_given_up() -> None:
    deadlines, connection = Deadlines(60), Connection()

    reading = deadlines.begin(connection)
    deadlines.give_up_late_ones()

    assert connection.answer is None
    assert deadlines.end(reading)


def test_bodies_beyond_those_that_may_wait_are_refused() -> None:
    app = BodiesInTime(echo, max_waiting=0)

    answer = post(app, io.BytesIO(b"x"), CONTENT_LENGTH="1")

    assert (answer.status_code, answer.headers["Connection"]) == (503, "close")


@pytest.mark.parametrize(
    ("path", "limit"),
    [("/lab/diagnoses", MAX_DIAGNOSED_BYTES), (url("/notes", "no_cors"), MAX_REQUEST_BYTES)],
)
def test_chunked_body_over_the_limit_is_refused(api: Client, path: str, limit: int) -> None:
    text = b'{"text": "a note"}'

    assert chunked(api.application, text + b" " * limit, path).status_code == 413
    assert chunked(api.application, text, path).status_code in (200, 201)
