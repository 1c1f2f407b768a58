"""A real HTTP server on several ports at once, whose answers are written to the byte."""

import asyncio
import threading
from abc import ABC, abstractmethod
from typing import NamedTuple, Self


class Asked(NamedTuple):
    """A request as it arrived; its headers' names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]

    @property
    def is_preflight(self) -> bool:
        return self.method == "OPTIONS" and "access-control-request-method" in self.headers

    @property
    def url(self) -> str:
        return f"http://{self.headers['host']}{self.path}"


class Server(ABC):
    """Runs in a thread of its own.

    A server that `keeps_connections` has to say in each answer where it ends.
    """

    keeps_connections = False

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    @abstractmethod
    def answer(self, asked: Asked) -> bytes:
        """Return the answer's bytes, none for a dropped connection."""

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
            is_first = True
            while is_first or self.keeps_connections:
                writer.write(self.answer(await _read(reader)))
                await writer.drain()
                is_first = False
        except (asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
            pass  # the browser does not use its connection, or not any more
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Asked:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ")
    fields = (line.partition(":") for line in lines if line)
    headers = {name.lower(): value.strip() for name, _, value in fields}
    await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(method, path, headers)
