"""The servers that are measured, each in a process of its own on a free port."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.processes import ask_to_end, end_group, own_group
from scripts.running_lab import ROOT, clean_environment, free_ports

START_TIMEOUT_SECONDS = 60
POLL_SECONDS = 0.005


@dataclass(frozen=True)
class Server:
    """A server that answers on a port of this machine."""

    port: int
    pid: int


@contextlib.contextmanager
def running_api() -> Iterator[Server]:
    """The lab's API as scripts/run.py starts it."""
    port, *_ = free_ports()
    with _serving(["-m", "backend"], port, API_PORT=str(port)) as server:
        yield server


@contextlib.contextmanager
def bare_app(scenario: str) -> Iterator[Server]:
    """A core scenario's app without the lab around it, on the lab's server."""
    port, *_ = free_ports()
    with _serving(["-m", "scripts.benching.bare_app", scenario, str(port)], port) as server:
        yield server


@contextlib.contextmanager
def flask_run(scenario: str) -> Iterator[Server]:
    """A core scenario's app as `flask run` serves it."""
    port, *_ = free_ports()
    app = f"backend.scenarios.core.{scenario}"
    with _serving(["-m", "flask", "--app", app, "run", "--port", str(port)], port) as server:
        yield server


@contextlib.contextmanager
def _serving(arguments: list[str], port: int, **variables: str) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=clean_environment() | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # flask run writes a line for each request
        **own_group(),
    )
    try:
        wait_until_open(port)
        yield Server(port, process.pid)
    finally:
        ask_to_end(process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        end_group(process)
        process.wait()


def wait_until_open(port: int) -> None:
    """Wait until somebody listens on the port. Raises TimeoutError when nobody ever does."""
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(POLL_SECONDS)
    raise TimeoutError(f"Nobody listens on port {port} after {START_TIMEOUT_SECONDS} s.")
