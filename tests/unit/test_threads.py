"""The threads of both servers fit in the limit that docker-compose.yml sets."""

import re
from pathlib import Path

import backend.__main__
import frontend.__main__
from backend.lab.bodies import MAX_WAITING

COMPOSE = Path(backend.__main__.__file__).parent.parent / "docker-compose.yml"
# Granian's own, in two processes, and docker's init.
OTHER_THREADS = 64


def test_all_threads_fit_in_the_container() -> None:
    (limit,) = re.findall(
        r"^ *pids_limit: (\d+)", COMPOSE.read_text(encoding="utf-8"), re.MULTILINE
    )

    assert backend.__main__.THREADS + MAX_WAITING + OTHER_THREADS <= int(limit)
    assert frontend.__main__.THREADS + OTHER_THREADS <= int(limit)
