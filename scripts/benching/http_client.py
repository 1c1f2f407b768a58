"""A client that costs little: one keep-alive connection of HTTP/1.1, one request at a time.

It understands only what this repository's servers send, answers with a Content-Length. A client
that understood more would measure itself.
"""

import asyncio
import gzip
from dataclasses import dataclass

HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True)
class HttpAnswer:
    """A response: its status, its header fields with names in lower case, its body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> bytes:
        """The body without its content coding."""
        coded = self.headers.get("content-encoding") == "gzip"
        return gzip.decompress(self.body) if coded else self.body


class Connection(asyncio.Protocol):
    """A connection to a port of this machine, opened when first used and whenever it was closed."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._transport: asyncio.Transport | None = None
        self._received = b""
        self._answer: asyncio.Future[HttpAnswer] | None = None

    async def ask(self, request: bytes) -> HttpAnswer:
        """Send a whole request and return the answer. Raises OSError if none comes."""
        loop = asyncio.get_running_loop()
        if self._transport is None or self._transport.is_closing():
            await loop.create_connection(lambda: self, "127.0.0.1", self._port)
        assert self._transport is not None
        self._received = b""
        self._answer = loop.create_future()
        self._transport.write(request)
        try:
            return await self._answer
        except asyncio.CancelledError:
            self.close()  # the answer that may still come belongs to no other request
            raise

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error or ConnectionError("closed without an answer"))

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(HEAD_END)
        if not found or self._answer is None or self._answer.done():
            return
        try:
            status, headers = _read_head(head)
            length = int(headers["content-length"]) if status not in (204, 304) else 0
        except (KeyError, ValueError) as error:
            self._answer.set_exception(ConnectionError(f"not understood: {error!r} in {head!r}"))
            return
        if len(body) >= length:
            if self._transport is not None and headers.get("connection", "").lower() == "close":
                self._transport.close()
            self._answer.set_result(HttpAnswer(status, headers, body))


def written(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """Return a request's bytes."""
    length = {"Content-Length": str(len(body))} if body else {}
    fields = [f"{name}: {value}" for name, value in (headers | length).items()]
    head = "\r\n".join([f"{method} {path} HTTP/1.1", *fields])
    return head.encode("latin-1") + HEAD_END + body


def _read_head(head: bytes) -> tuple[int, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = (line.partition(":") for line in lines)
    return int(first.split(" ")[1]), {name.lower(): value.strip() for name, _, value in fields}
