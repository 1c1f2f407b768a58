"""Serve the front end: `python -m frontend [port …]`, by default on FRONTEND_PORT."""

import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.process import BaseProcess

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from frontend.origins import DEFAULT_PORTS, Origins
from frontend.server import create_site

# A request holds a thread from its first byte to its last, even while it waits for the API behind
# /runs. Together with the server's own they fit in docker-compose.yml's limit.
THREADS = 256
APP = "frontend.__main__:create_app"
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
    """Serve until stopped. Each port but the first has a fork of its own, and all end together."""
    default = os.environ.get("FRONTEND_PORT") or DEFAULT_PORTS["FRONTEND"]
    first, *others = [int(port) for port in sys.argv[1:] or [default]]
    forks = [_serve_in_fork(port) for port in others]
    try:
        serve(APP, _host(), first)
    finally:
        for fork in forks:
            fork.terminate()


def _serve_in_fork(port: int) -> BaseProcess:
    """Serve a port from a fork, which has imported all already; this process ends with it."""
    fork = multiprocessing.get_context("fork").Process(target=serve, args=(APP, _host(), port))
    fork.start()
    threading.Thread(target=_end_with, args=[fork], daemon=True).start()
    return fork


def _end_with(fork: BaseProcess) -> None:
    fork.join()
    os.kill(os.getpid(), signal.SIGTERM)


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
