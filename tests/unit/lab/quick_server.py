"""The API on its server, impatient with bodies: `python -m tests.unit.lab.quick_server <port>`."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from backend.__main__ import serve
from backend.app import create_app
from backend.lab.bodies import BodiesInTime

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

DEADLINE_SECONDS = 0.3


def create_quick_app() -> "WSGIApplication":
    """Return the API; at /end a request ends the process that serves it."""
    api = create_app()

    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/end":
            os._exit(1)
        return api(environ, start_response)

    return BodiesInTime(app, DEADLINE_SECONDS)


if __name__ == "__main__":
    serve("tests.unit.lab.quick_server:create_quick_app", "127.0.0.1", int(sys.argv[1]))
