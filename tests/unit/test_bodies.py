"""Bodies are whole when an app gets them, whichever way they were sent."""

import io
import queue
import threading
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import Client, create_environ
from werkzeug.wrappers import Request, Response

from backend.lab.bodies import BodiesInTime, Reading, Threads
from backend.lab.mount import MAX_REQUEST_BYTES
from tests.unit.wire_record import url

App = Callable[..., Any]


@Request.application
def echo(request: Request) -> Response:
    return Response(request.get_data())


def post(app: App, body: io.BytesIO, path: str = "/", **fields: str) -> Response:
    """Send a body with these fields of WSGI's, without a length of its own."""
    environ = create_environ(path, method="POST", content_type="application/json")
    environ |= {"wsgi.input": body, "wsgi.input_terminated": True}
    environ.pop("CONTENT_LENGTH", None)
    return Response.from_app(app, environ | fields)


def chunked(app: App, text: bytes, path: str = "/") -> Response:
    return post(app, io.BytesIO(text), path, HTTP_TRANSFER_ENCODING="chunked")


class Broken(io.BytesIO):
    """A body that can't be read."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError("connection reset")


class Unending(io.BytesIO):
    """A body of which no more comes until `over` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.over = threading.Event()

    def read(self, size: int | None = -1) -> bytes:
        self.over.wait(10)
        return b""


@pytest.mark.parametrize("size", [0, 1, MAX_REQUEST_BYTES])
def test_body_reaches_the_app_whole(size: int) -> None:
    body = io.BytesIO(b"x" * size)

    assert post(BodiesInTime(echo), body, CONTENT_LENGTH=str(size)).data == b"x" * size


def test_chunked_body_reaches_the_app_whole() -> None:
    assert chunked(BodiesInTime(echo), b"x" * 70_000).data == b"x" * 70_000


def test_body_that_was_cut_off_is_refused() -> None:
    answer = post(BodiesInTime(echo), io.BytesIO(b"four"), CONTENT_LENGTH="100")

    assert answer.status_code == 400
    assert "ended after 4 of 100 bytes" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "framing", [{"CONTENT_LENGTH": "9"}, {"HTTP_TRANSFER_ENCODING": "chunked"}], ids=str
)
def test_body_that_cannot_be_read_is_refused(framing: dict[str, str]) -> None:
    answer = post(BodiesInTime(echo), Broken(), **framing)

    assert answer.status_code == 400
    assert "can't be read" in answer.get_data(as_text=True)


def test_reading_that_fails_is_over_and_raises_nothing() -> None:
    reading = Reading(Broken(), 9)
    reading.run()

    assert reading.ends_within(0)
    assert reading.body is None


def test_body_that_does_not_come_is_given_up() -> None:
    held = Unending()
    answer = post(BodiesInTime(echo, deadline_seconds=0), held, CONTENT_LENGTH="100")

    assert (answer.status_code, answer.headers["Connection"]) == (408, "close")
    # Shorter than it says: so the server ends the connection.
    assert answer.content_length == len(answer.data) + 1
    held.over.set()


def test_bodies_beyond_those_that_may_wait_are_refused() -> None:
    app, held = BodiesInTime(echo, deadline_seconds=0, max_waiting=1), Unending()

    statuses = [post(app, held, CONTENT_LENGTH="9").status_code for _ in range(2)]

    assert statuses == [408, 503]
    held.over.set()


def test_thread_that_is_free_again_is_used_again() -> None:
    threads, done = Threads(1), threading.Semaphore(0)
    names: list[str] = []

    def task() -> None:
        names.append(threading.current_thread().name)
        done.release()

    for _ in range(3):
        while not threads.begin(task):
            pass
        done.acquire()

    assert len({*names}) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_thread_whose_task_fails_is_replaced() -> None:
    threads, done = Threads(1), threading.Event()
    failed: queue.SimpleQueue[threading.Thread] = queue.SimpleQueue()

    def fail() -> None:
        failed.put(threading.current_thread())
        raise ValueError

    assert threads.begin(fail)
    failed.get().join()

    assert threads.begin(done.set)
    assert done.wait(10)


@pytest.mark.parametrize(
    ("path", "limit"), [("/lab/error", 64 * 1024), (url("/notes", "no_cors"), MAX_REQUEST_BYTES)]
)
def test_chunked_body_over_the_limit_is_refused(api: Client, path: str, limit: int) -> None:
    text = b'{"text": "a note"}'

    assert chunked(api.application, text + b" " * limit, path).status_code == 413
    assert chunked(api.application, text, path).status_code in (200, 201)
