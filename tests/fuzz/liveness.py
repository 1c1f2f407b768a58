"""Asks all servers for their health, again and again, beside everything else."""

import http.client
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.fuzz.sent import Server

HEALTH: dict[Server, str] = {"api": "/lab/health", "page": "/health", "attacker": "/health"}
WITHIN_SECONDS = 1.0
EVERY_SECONDS = 0.1


@contextmanager
def watched(ports: Mapping[Server, int]) -> Iterator[list[str]]:
    """Ask until the end; the list says when a server failed twice in a row to answer in a second.

    Twice: this process itself may have had to wait for the machine.
    """
    failures: list[str] = []
    ended = threading.Event()
    watchers = [
        threading.Thread(target=_watch, args=(server, port, failures, ended), daemon=True)
        for server, port in ports.items()
    ]
    for watcher in watchers:
        watcher.start()
    yield failures
    ended.set()
    for watcher in watchers:
        watcher.join(4 * WITHIN_SECONDS)


def _watch(server: Server, port: int, failures: list[str], ended: threading.Event) -> None:
    asked = 0
    while not ended.wait(EVERY_SECONDS):
        asked += 1
        if not _is_healthy(server, port) and not _is_healthy(server, port):
            failures.append(
                f"{server}: no answer from {HEALTH[server]}, asked for the {asked}th time"
            )


def _is_healthy(server: Server, port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WITHIN_SECONDS)
    try:
        connection.request("GET", HEALTH[server], headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
