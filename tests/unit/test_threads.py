"""The threads of both servers fit in the limit that docker-compose.yml sets."""

import re
from pathlib import Path

import backend.__main__
import backend.lab.bodies
import frontend.__main__
import frontend.bodies

COMPOSE = Path(backend.__main__.__file__).parent.parent / "docker-compose.yml"
# Granian's own, in two processes, and docker's init.
OTHER_THREADS = 64


def test_all_threads_fit_in_the_container() -> None:
    (limit,) = re.findall(
        r"^ *pids_limit: (\d+)", COMPOSE.read_text(encoding="utf-8"), re.MULTILINE
    )

    api = backend.__main__.THREADS + backend.lab.bodies.MAX_WAITING
    site = frontend.__main__.THREADS + frontend.bodies.MAX_WAITING
    assert max(api, site) + OTHER_THREADS <= int(limit)


def test_bodies_leave_half_of_the_threads_free() -> None:
    assert backend.lab.bodies.MAX_WAITING * 2 == backend.__main__.THREADS
    assert frontend.bodies.MAX_WAITING * 2 == frontend.__main__.THREADS
