"""Request bodies, read before an app is called, and in bounded time.

The server starts a thread for a request when its head is there. Without a deadline, whoever sends
half a body holds that thread for as long as they like.
"""

import io
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Response

from backend.lab.mount import MAX_REQUEST_BYTES
from backend.lab.problems import problem

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

DEADLINE_SECONDS = 10.0
# So many of the server's 256 threads may wait for their requests' bodies, and nobody else waits for
# those. It is more than a room has learners: if all press Run at once, nobody is turned away.
MAX_WAITING = 224
# So many bodies of more than MAX_REQUEST_BYTES are held at once, for memory's sake.
MAX_LARGE = 8
# What the server has not sent by the end of an answer is never sent. Those that are late together
# share a second, each getting a tenth of it at most.
FLUSH_SECONDS = 1.0
FLUSHED_AT_LEAST = 10


class BodiesInTime:
    """A WSGI app whose requests have their whole bodies, of MAX_REQUEST_BYTES at most.

    A larger one is left where it is: an app refuses it unread. A chunked one gets a Content-Length
    in place of its Transfer-Encoding, one byte more than MAX_REQUEST_BYTES where it is larger.
    `larger` has the paths to which more may be sent, each with its bytes.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        deadline_seconds: float = DEADLINE_SECONDS,
        max_waiting: int = MAX_WAITING,
        larger: Mapping[str, int] | None = None,
        max_large: int = MAX_LARGE,
    ) -> None:
        self._app = app
        self._max_waiting = max_waiting
        self._larger = larger or {}
        self._large = threading.BoundedSemaphore(max_large)
        self._deadlines = Deadlines(deadline_seconds)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Read the body, then let the app answer."""
        length = environ.get("CONTENT_LENGTH") or "0"
        is_chunked = "HTTP_TRANSFER_ENCODING" in environ
        limit = self._larger.get(environ["PATH_INFO"], MAX_REQUEST_BYTES)
        if (length == "0" and not is_chunked) or int(length) > limit:
            return self._app(environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            # It means nothing: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2. And give_up()
            # could not use an answer without a body to end the connection.
            environ["wsgi.input"] = io.BytesIO()
            return self._app(environ, start_response)
        expected = None if is_chunked else int(length)
        if (limit if expected is None else expected) <= MAX_REQUEST_BYTES:
            return self._read(environ, expected, limit)(environ, start_response)
        if not self._large.acquire(blocking=False):
            too_many = _closing(503, "too-many-bodies", "Too much is being read now. Try again.")
            return too_many(environ, start_response)
        try:
            return self._read(environ, expected, limit)(environ, start_response)
        finally:
            self._large.release()

    def _read(
        self, environ: "WSGIEnvironment", expected: int | None, limit: int
    ) -> "WSGIApplication":
        """Put the body into `environ` and return the app, or what answers if that fails."""
        if len(self._deadlines) >= self._max_waiting:
            return _closing(503, "too-many-bodies", "Too many requests wait for their bodies now.")
        reading = self._deadlines.begin(_server_end())
        body = environ["wsgi.input"].read(limit + 1 if expected is None else expected)
        if not self._deadlines.end(reading):
            return Response(status=408)  # the server has answered already: this goes nowhere
        if expected is not None and len(body) < expected:
            detail = f"The body of the request ended after {len(body)} of {expected} bytes."
            return _closing(400, "body-cut-off", detail)
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        environ.pop("HTTP_TRANSFER_ENCODING", None)  # Werkzeug takes no length beside it
        return self._app


class Deadlines:
    """The bodies that are being read, and a thread that gives up those which take too long.

    A read can't be interrupted, but it ends when its connection does.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._reading: dict[object, tuple[float, Any]] = {}
        self._starting = threading.Lock()
        self._watch: threading.Thread | None = None

    def __len__(self) -> int:
        return len(self._reading)

    def begin(self, server_end: Any) -> object:
        """Note that a body is being read; return what to end() it by."""
        reading = object()
        self._reading[reading] = (time.monotonic() + self._seconds, server_end)
        if self._watch is None:
            self._begin_watch()
        return reading

    def end(self, reading: object) -> bool:
        """Note that a body was read; return whether that was in time."""
        return self._reading.pop(reading, None) is not None

    def _begin_watch(self) -> None:
        with self._starting:
            if self._watch is None:
                self._watch = threading.Thread(target=self._watch_all, daemon=True)
                self._watch.start()

    def _watch_all(self) -> None:
        while True:
            time.sleep(self._seconds / 10)
            self.give_up_late_ones()

    def give_up_late_ones(self) -> None:
        """End the connections whose bodies should be there by now."""
        now = time.monotonic()
        late = [
            (reading, server_end)
            for reading, (deadline, server_end) in list(self._reading.items())
            if deadline <= now and server_end is not None
        ]
        for reading, server_end in late:
            # The reader may finish meanwhile: only one of the two takes it out.
            if self.end(reading):
                give_up(server_end, self._seconds, FLUSH_SECONDS / max(len(late), FLUSHED_AT_LEAST))


def _server_end() -> Any:
    """Return the object by which Granian answers the request, None under another server.

    No app is given it, but the function that calls the app has it. A test notices if that changes.
    """
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_name != "_runner":
        frame = frame.f_back  # type: ignore[assignment]
    return None if frame is None else frame.f_locals.get("proto")


def give_up(server_end: Any, seconds: float, flush_seconds: float) -> None:
    """Answer in place of a thread that waits for a body, and end its connection.

    `flush_seconds` is how long the server has to send the answer.

    The server would go on waiting for the rest after an answer. But it ends a connection at once
    when an answer turns out shorter than its Content-Length.
    """
    detail = f"The body of the request was not there after {seconds:g} seconds. Send it at once."
    answer = _closing(408, "body-too-slow", detail)
    text = answer.data
    answer.headers["Content-Length"] = str(len(text) + 1)

    def text_in_time() -> Iterator[bytes]:
        yield text
        time.sleep(flush_seconds)

    server_end.response_iter(408, list(answer.headers), text_in_time())


def _closing(status: int, code: str, detail: str) -> Response:
    answer = problem(status, code, detail)
    answer.headers["Connection"] = "close"
    return answer
