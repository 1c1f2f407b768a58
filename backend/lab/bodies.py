"""Request bodies, read before an app is called, and in bounded time.

The server starts a thread for a request when its head is there. Without a deadline, whoever sends
half a body holds that thread for as long as they like.
"""

import contextlib
import functools
import io
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from werkzeug.wrappers import Response

from backend.lab.mount import MAX_REQUEST_BYTES
from backend.lab.problems import problem

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

DEADLINE_SECONDS = 10.0
# Half of the server's threads: so many requests may wait for their bodies, and nobody else does.
MAX_WAITING = 128
FLUSH_SECONDS = 0.1


class Readable(Protocol):
    """The server's `wsgi.input`: `read` waits until there are so many bytes or no more come."""

    def read(self, size: int) -> bytes: ...


class Reading:
    """A body that is being read, by a thread that may have to wait for long.

    `body` is None until it is there, and stays so when it can't be read.
    """

    def __init__(self, source: Readable, size: int) -> None:
        self.body: bytes | None = None
        self._read = functools.partial(source.read, size)
        self._under_way = threading.Lock()
        self._under_way.acquire()

    def run(self) -> None:
        """Read to the end."""
        try:
            # WSGI does not say what a server raises when the client sends nonsense or is gone.
            with contextlib.suppress(Exception):
                self.body = self._read()
        finally:
            self._under_way.release()

    def ends_within(self, seconds: float) -> bool:
        """Wait for the end, but no longer than this, and return whether it came."""
        return self._under_way.acquire(timeout=seconds)


class Threads:
    """At most `limit` threads, made when they are needed, that do what can't be interrupted."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._made = 0
        self._free = 0
        self._lock = threading.Lock()
        self._tasks: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def begin(self, task: Callable[[], None]) -> bool:
        """Have a thread do a task; return whether one is free."""
        with self._lock:
            if self._free:
                self._free -= 1
            elif self._made < self._limit:
                threading.Thread(target=self._work, daemon=True).start()
                self._made += 1
            else:
                return False
        self._tasks.put(task)
        return True

    def _work(self) -> None:
        try:
            while True:
                self._tasks.get()()
                with self._lock:
                    self._free += 1
        finally:  # a task has failed, and this thread ends: another may be made in its place
            with self._lock:
                self._made -= 1


class BodiesInTime:
    """A WSGI app whose requests have their whole bodies, of MAX_REQUEST_BYTES at most.

    A larger one is left where it is: an app refuses it unread. A chunked one gets a Content-Length
    in place of its Transfer-Encoding, one byte more than MAX_REQUEST_BYTES where it is larger.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        deadline_seconds: float = DEADLINE_SECONDS,
        max_waiting: int = MAX_WAITING,
    ) -> None:
        self._app = app
        self._deadline_seconds = deadline_seconds
        self._threads = Threads(max_waiting)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Read the body, then let the app answer."""
        length = environ.get("CONTENT_LENGTH") or "0"
        is_chunked = "HTTP_TRANSFER_ENCODING" in environ
        if (length == "0" and not is_chunked) or int(length) > MAX_REQUEST_BYTES:
            return self._app(environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            # It means nothing: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2. And _ended()
            # could not end a connection by an answer without a body.
            environ["wsgi.input"] = io.BytesIO()
            return self._app(environ, start_response)
        expected = None if is_chunked else int(length)
        return self._read(environ, expected)(environ, start_response)

    def _read(self, environ: "WSGIEnvironment", expected: int | None) -> "WSGIApplication":
        """Put the body into `environ`, and return the app, or what answers when that fails."""
        size = MAX_REQUEST_BYTES + 1 if expected is None else expected
        reading = Reading(environ["wsgi.input"], size)
        if not self._threads.begin(reading.run):
            return _closing(503, "too-many-bodies", "Too many requests wait for their bodies now.")
        if not reading.ends_within(self._deadline_seconds):
            seconds = f"{self._deadline_seconds:g} seconds"
            detail = f"The body of the request was not there after {seconds}. Send it at once."
            return _ended(_closing(408, "body-too-slow", detail))
        body = reading.body
        if body is None:
            return _closing(400, "body-cut-off", "The body of the request can't be read.")
        if expected is not None and len(body) < expected:
            detail = f"The body of the request ended after {len(body)} of {expected} bytes."
            return _closing(400, "body-cut-off", detail)
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        environ.pop("HTTP_TRANSFER_ENCODING", None)  # Werkzeug takes no length beside it
        return self._app


def _closing(status: int, code: str, detail: str) -> Response:
    answer = problem(status, code, detail)
    answer.headers["Connection"] = "close"
    return answer


def _ended(answer: Response) -> Response:
    """Return the same answer, in such a way that the server ends the connection after it.

    Otherwise it would go on waiting for the body, and so would the thread that reads it. It ends a
    connection at once when an answer is shorter than it says.
    """
    text = answer.data

    def text_in_time() -> Iterator[bytes]:
        yield text
        time.sleep(FLUSH_SECONDS)  # what is not sent by then would never be

    answer.response = text_in_time()
    answer.headers["Content-Length"] = str(len(text) + 1)
    return answer
