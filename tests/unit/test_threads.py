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

    watch = 1  # over the bodies that are late; the site has a thread for each body
    api = backend.__main__.THREADS + watch
    site = frontend.__main__.THREADS + frontend.bodies.MAX_WAITING
    assert max(api, site) + OTHER_THREADS <= int(limit)


def test_bodies_leave_threads_for_everybody_else() -> None:
    assert backend.lab.bodies.MAX_WAITING <= backend.__main__.THREADS * 7 / 8
    assert frontend.bodies.MAX_WAITING <= frontend.__main__.THREADS / 2


def test_a_room_may_send_bodies_in_the_same_instant() -> None:
    assert backend.lab.bodies.MAX_WAITING > 200
