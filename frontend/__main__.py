"""Serve the front end: `python -m frontend [port]`, by default on FRONTEND_PORT."""

import os
import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from frontend.origins import DEFAULT_PORTS, Origins
from frontend.server import create_site

# A request holds a thread from its first byte to its last, even while it waits for the API behind
# /runs. Together with the server's own they fit in docker-compose.yml's limit.
THREADS = 256
# As the API's: backend/__main__.py.
HEAD_LIMITS = HTTP1Settings(header_read_timeout=10_000, max_buffer_size=32 * 1024)


def create_app() -> object:
    """Return the site that the environment asks for."""
    origins = Origins.from_environment(os.environ)
    scenario = os.environ.get("SCENARIO", "").strip() or None
    internal_api = os.environ.get("API_INTERNAL_ORIGIN", "").strip() or None
    return create_site(origins, scenario, internal_api, _host())


def _host() -> str:
    """Return the IP address to listen at."""
    return os.environ.get("HOST", "").strip() or "127.0.0.1"


def main() -> None:
    """Serve until stopped."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("FRONTEND_PORT")
    serve("frontend.__main__:create_app", _host(), int(given or DEFAULT_PORTS["FRONTEND"]))


def serve(factory: str, host: str, port: int) -> None:
    """Serve the WSGI app that `factory`, "module:function", makes, until stopped."""
    Granian(
        factory,
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        websockets=False,
        http=HTTPModes.http1,
        http1_settings=HEAD_LIMITS,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
    ).serve()


if __name__ == "__main__":
    main()
