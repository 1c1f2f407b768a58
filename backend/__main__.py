"""Serve the API's origin: `python -m backend`."""

import os
import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from backend.configurable_environment import WrongValues
from backend.lab.scenarios import ScenarioError, find_scenarios
from backend.settings import read_settings

# A request holds a thread from its first byte to its last, however slowly its body comes, and some
# wait for a run's record (lab/api.py). So a room has a thread for each learner. They are made when
# they are needed, and twice as many would get in each other's way.
# docker-compose.yml has a limit that all of them fit in.
THREADS = 256
# How long the head of a request may take, in milliseconds, and how large it may be, in bytes. Over
# HTTP/2 nothing would bound it, so HTTP/2 is not spoken.
HEAD_LIMITS = HTTP1Settings(header_read_timeout=10_000, max_buffer_size=32 * 1024)


def main() -> None:
    """Check the environment, then serve until stopped. A wrong value ends with exit code 2."""
    try:
        settings = read_settings()
        # The scenarios read the environment too: what the settings fill in is there for them.
        os.environ.update(settings.as_environment())
        if settings.scenario:
            find_scenarios()[settings.scenario].create_app()
    except (WrongValues, ScenarioError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    serve("backend.app:create_served_app", settings.host, settings.api_port)


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
