"""A server of ours in its own process, and connections to it that send what no client would."""

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator

from scripts.benching.servers import wait_until_open
from scripts.processes import ask_to_end, end_group, own_group
from scripts.running_lab import ROOT, clean_environment, free_ports


@contextlib.contextmanager
def serving(module: str) -> Iterator[int]:
    """Run `python -m <module> <port>`; yield the port once it is open."""
    free, *_ = free_ports()
    process = subprocess.Popen(
        [sys.executable, "-m", module, str(free)],
        cwd=ROOT,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **own_group(),
    )
    with process:
        wait_until_open(free)
        yield free
        ask_to_end(process)
        end_group(process)


def sent(port: int, data: bytes) -> socket.socket:
    """Return a connection on which these bytes have been sent, and no more."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    connection.sendall(data)
    return connection


def answer(connection: socket.socket) -> str:
    """Return all that comes until the server ends the connection, by a reset if its worker died."""
    chunks = []
    with contextlib.suppress(ConnectionResetError):
        while chunk := connection.recv(10_000):
            chunks.append(chunk)
    return b"".join(chunks).decode("latin-1")
