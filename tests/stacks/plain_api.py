"""An API that knows nothing of CORS: what stands behind nginx, Caddy and the proxies."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STATUSES = {"/notes": 200, "/api/notes": 200, "/broken": 500}


class _Handler(BaseHTTPRequestHandler):
    def answer(self) -> None:
        status = STATUSES.get(self.path, 404)
        self.send_response(status)
        if status == 200:
            self.send_header("X-Total", "1")
            self.send_header("X-Hidden", "1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def plain_api() -> Iterator[str]:
    """Run the API in a thread; yield its origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
