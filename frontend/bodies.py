"""Request bodies, read in bounded time, so that half-sent ones hold up nobody else."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Protocol

from werkzeug.exceptions import BadRequest, RequestTimeout, ServiceUnavailable
from werkzeug.wrappers import Response

DEADLINE_SECONDS = 10.0
# Half of the server's threads: the other half is left for pages and files.
MAX_WAITING = 128
FLUSH_SECONDS = 0.1


class Readable(Protocol):
    """The server's `wsgi.input`: `read` waits until that many bytes are there or no more come."""

    def read(self, size: int) -> bytes: ...


class Bodies:
    """Reads bodies that arrive within a deadline, at most `max_waiting` of them at a time."""

    def __init__(
        self, deadline_seconds: float = DEADLINE_SECONDS, max_waiting: int = MAX_WAITING
    ) -> None:
        self._deadline_seconds = deadline_seconds
        self._places = threading.Semaphore(max_waiting)

    def read(self, source: Readable, size: int) -> bytes:
        """Return `size` bytes of a body, or fewer if it ends before.

        Raises a RequestTimeout when the deadline comes first: a thread then goes on reading until
        the connection ends, so pass the answer through ended(). Raises ServiceUnavailable when
        too many bodies are waited for, and a BadRequest when this one can't be read.
        """
        if not self._places.acquire(blocking=False):
            raise ServiceUnavailable("Too many requests wait for their bodies now.")
        body: Future[bytes | None] = Future()
        # A daemon, so that the server can end before the client does.
        threading.Thread(target=self._read, args=[source, size, body], daemon=True).start()
        try:
            found = body.result(self._deadline_seconds)
        except TimeoutError:
            seconds = f"{self._deadline_seconds:g} seconds"
            raise RequestTimeout(
                f"The body of the request was not there after {seconds}. Send it at once."
            ) from None
        if found is None:
            raise BadRequest("The body of the request can't be read.")
        return found

    def _read(self, source: Readable, size: int, body: "Future[bytes | None]") -> None:
        try:
            found = source.read(size)
        except Exception:  # WSGI does not say which one, if the client is gone or sends nonsense
            found = None
        self._places.release()
        body.set_result(found)


def ended(answer: Response) -> Response:
    """Return the same answer, such that the server ends the connection after it.

    Otherwise the server would go on waiting for the body, and so would the thread that reads it. It
    ends a connection at once when an answer is shorter than announced.
    """
    text = answer.data

    def text_in_time() -> Iterator[bytes]:
        yield text
        time.sleep(FLUSH_SECONDS)  # what is not sent by then is never sent

    answer.response = text_in_time()
    answer.headers["Content-Length"] = str(len(text) + 1)
    return answer
