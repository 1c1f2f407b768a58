"""A server in a process of its own, and the transport by which the algorithm asks it."""

import contextlib
import http.client
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from backend.whycors.fetch_standard import HttpRequest, HttpResponse, NetworkFailure
from scripts.processes import ask_to_end, end_group, own_group
from scripts.running_lab import clean_environment

POLL_SECONDS = 0.01
MANY_POLLS = 6000


@contextlib.contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[str]:
    """Run a command that listens on a port; yield its origin once it answers."""
    origin = f"http://127.0.0.1:{port}"
    log = folder / "log.txt"
    # What a server keeps of its own, such as Caddy its configuration, stays in the folder, too.
    homes = {"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=clean_environment() | homes,
            stdout=output,
            stderr=subprocess.STDOUT,
            **own_group(),
        )
    try:
        wait_until_answering(process, origin, log)
        yield origin
    finally:
        ask_to_end(process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        end_group(process)
        process.wait()


def wait_until_answering(process: "subprocess.Popen[bytes]", origin: str, log: Path) -> None:
    """Wait until the server answers. Fails if its process ends before that.

    That its port is open isn't enough: Vite first tries whether it could listen there.
    """
    for _ in range(MANY_POLLS):
        with contextlib.suppress(OSError, http.client.HTTPException):
            if isinstance(ask(HttpRequest("request", "GET", f"{origin}/", None)), HttpResponse):
                return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(POLL_SECONDS)
            break
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))


def ask(request: HttpRequest) -> HttpResponse | NetworkFailure:
    """Send a request to the server that its URL names, and return what that answers."""
    url = urlsplit(request.url)
    connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=30)
    headers = dict(request.headers)
    if request.origin is not None:
        headers["Origin"] = request.origin
    with contextlib.closing(connection):
        try:
            connection.request(request.method, url.path, headers=headers)
            answer = connection.getresponse()
        except ConnectionRefusedError:
            return NetworkFailure("refused")
        answer.read()
        return HttpResponse(answer.status, tuple(answer.getheaders()))
