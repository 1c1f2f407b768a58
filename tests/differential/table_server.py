"""A real HTTP server that answers as the cases say, to the byte, on several ports at once.

The first path segment of a case's URLs is the case's id. The pages that run the cases are served
here too, so that a redirect back to the page's own origin finds an answer.
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

from backend.whycors.cases.case_server import TableServer
from scripts.running_lab import free_ports
from tests.differential.strategies import Sites

HERE = Path(__file__).parent
PAGES = {
    "/run": ("runner.html", ""),
    "/sandboxed": ("sandboxed.html", ""),
    "/frame": ("runner.html", "Content-Security-Policy: sandbox allow-scripts\r\n"),
}
NOT_FOUND = b"HTTP/1.0 404 Not Found\r\n\r\n"


class CaseServer:
    """Runs in a thread of its own; `seen` has, for each case, the requests that arrived."""

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self.cases: dict[str, TableServer] = {}
        self.seen: dict[str, list[list[str | None]]] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready = threading.Event()

    def __enter__(self) -> "CaseServer":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        servers = [
            self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", port))
            for port in self.ports
        ]
        self._ready.set()
        self._loop.run_forever()
        for server in servers:
            server.close()
        waiting = asyncio.all_tasks(self._loop)
        for task in waiting:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*waiting, return_exceptions=True))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(await self._answer(reader))
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the browser opened a connection and did not use it
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> bytes:
        """Read a request and return the response's bytes, none for a dropped connection."""
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ")
        fields = (line.partition(":") for line in lines if line)
        headers = {name.lower(): value.strip() for name, _, value in fields}
        await reader.readexactly(int(headers.get("content-length", "0")))
        if path in PAGES:
            file, policy = PAGES[path]
            found = f"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{policy}\r\n"
            return found.encode() + (HERE / file).read_bytes()
        case = path.split("/")[1]
        if case not in self.cases:
            return NOT_FOUND
        asks = method == "OPTIONS" and "access-control-request-method" in headers
        kind = "preflight" if asks else "request"
        url = f"http://{headers['host']}{path}"
        self.seen.setdefault(case, []).append([kind, url, headers.get("origin")])
        row = self.cases[case].row_for(kind, url)
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
