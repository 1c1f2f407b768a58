"""A real HTTP server that answers as the cases say, to the byte, on several ports at once.

The first path segment of a case's URLs is the case's id. The pages that run the cases are served
here too, so that a redirect back to the page's own origin finds an answer.
"""

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

from backend.whycors.cases.case_server import TableServer
from scripts.running_lab import free_ports
from tests.differential.server import Asked, Server
from tests.differential.strategies import Sites

HERE = Path(__file__).parent
PAGES = {
    "/run": ("runner.html", ""),
    "/sandboxed": ("sandboxed.html", ""),
    "/frame": ("runner.html", "Content-Security-Policy: sandbox allow-scripts\r\n"),
}
NOT_FOUND = b"HTTP/1.0 404 Not Found\r\n\r\n"


class CaseServer(Server):
    """`seen` has, for each case, the requests that arrived.

    `script` is what a page runs by itself, as an element, where nothing can tell it what to run.
    """

    def __init__(self, ports: list[int]) -> None:
        super().__init__(ports)
        self.cases: dict[str, TableServer] = {}
        self.seen: dict[str, list[list[str | None]]] = {}
        self.script = ""

    def answer(self, asked: Asked) -> bytes:
        if asked.path in PAGES:
            file, policy = PAGES[asked.path]
            found = f"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{policy}\r\n"
            script = "" if asked.path == "/frame" else self.script
            return found.encode() + (HERE / file).read_bytes() + script.encode()
        case = asked.path.split("/")[1]
        if case not in self.cases:
            return NOT_FOUND
        kind = "preflight" if asked.is_preflight else "request"
        self.seen.setdefault(case, []).append([kind, asked.url, asked.headers.get("origin")])
        row = self.cases[case].row_for(kind, asked.url)
        if "error" in row:
            return b""
        # HTTP/1.0: the connection's end ends the body, without a header that script could read.
        head = [f"HTTP/1.0 {row['status']} Status"]
        head += [f"{name}: {value}" for name, value in row.get("headers", [])]
        return "\r\n".join([*head, "", ""]).encode("latin-1")


@contextlib.contextmanager
def serving() -> Iterator[tuple[CaseServer, Sites]]:
    """Serve three origins on free ports; a fourth port is held and refuses every connection."""
    page, api, other = free_ports()
    with socket.socket() as nobody, CaseServer([page, api, other]) as server:
        nobody.bind(("127.0.0.1", 0))
        yield (
            server,
            Sites(
                page=f"http://localhost:{page}",
                api=f"http://localhost:{api}",
                other=f"http://127.0.0.1:{other}",
                nobody=f"http://localhost:{nobody.getsockname()[1]}",
            ),
        )
