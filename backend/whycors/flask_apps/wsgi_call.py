"""One call of a WSGI app, as a server makes it, of which only the head of the answer is kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..fetch_standard import HttpResponse
from .asking import Asking
from .would_do import WouldDo

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment


def called(app: "WSGIApplication", environ: "WSGIEnvironment", asking: Asking) -> HttpResponse:
    """Return the head of an app's answer; an app that raises is answered for with a bare 500."""
    head: list[HttpResponse] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], error: Any = None
    ) -> Callable[[bytes], object]:
        head[:] = [HttpResponse(int(status.split(" ", 1)[0]), tuple(headers))]
        return lambda _: None

    try:
        body = app(environ, start_response)
        try:
            # An app that is a generator has a head once its first piece is asked for.
            if not head or asking.run_views:
                next(iter(body), None)
        finally:
            getattr(body, "close", lambda: None)()
    except (Exception, WouldDo) as error:
        asking.escaped = error
        return HttpResponse(500)
    return head[0] if head else HttpResponse(500)
