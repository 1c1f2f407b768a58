"""One call of a WSGI app, as a server makes it, of which only the head of the answer is kept."""

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

from ...fetch_standard import HttpResponse
from .asking import Asking
from .would_do import WouldDo, WouldExecute

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment


class _Nowhere(io.StringIO):
    """A stream that keeps nothing of what is printed to it."""

    def write(self, text: str) -> int:
        """Return how long the text is, as a stream does that writes it."""
        return len(text)


def called(app: "WSGIApplication", environ: "WSGIEnvironment", asking: Asking) -> HttpResponse:
    """Return the head of an app's answer; an app that raises is answered for with a bare 500."""
    head: list[HttpResponse] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], error: Any = None
    ) -> Callable[[bytes], object]:
        asking.has_head = True
        head[:] = [HttpResponse(int(status.split(" ", 1)[0]), tuple(headers))]
        return lambda _: None

    try:
        with redirect_stdout(_Nowhere()), redirect_stderr(_Nowhere()):
            body = app(environ, start_response)
            try:
                # An app that is a generator has a head once its first piece is asked for.
                if not head or asking.run_views:
                    next(iter(body), None)
            finally:
                getattr(body, "close", lambda: None)()
    except (WouldDo, WouldExecute) as error:
        if not head:
            asking.escaped = error
    except Exception as error:
        if head and asking.passed:
            # What is done after the answer misses what a hook that was passed over prepares.
            return head[0]
        asking.escaped = error
        return HttpResponse(500)
    return head[0] if head else HttpResponse(500)
