"""Serves the page of a watch on a port of its own, for this machine alone."""

import threading
from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"


class _Silent(WSGIRequestHandler):
    """Leaves the terminal to the app: what the page asks for is nobody's news."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def serve_watch_page(app: "WSGIApplication", port: int = 0) -> str:
    """Serve the page's app from a thread until the process ends, and return its URL.

    With port 0 it is one that is free; the same if another is taken.
    """
    try:
        server = make_server(HOST, port, app, threaded=True, request_handler=_Silent)
    except (OSError, SystemExit):
        server = make_server(HOST, 0, app, threaded=True, request_handler=_Silent)
    threading.Thread(target=server.serve_forever, name="whycors-page", daemon=True).start()
    return f"http://{HOST}:{server.port}/"
