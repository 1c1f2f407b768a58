"""Sends raw requests over connections that are kept, as browsers keep theirs."""

import contextlib
import socket
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse

from tests.fuzz.sent import NONE, Answer, Sent, Server

#: A request without an answer by then gets none. The lab itself waits 2 s at most, for a record.
TIMEOUT_SECONDS = 10
#: More than any answer may have.
READ_AT_MOST = 16 * 1024 * 1024


class NoAnswer(Exception):
    """A whole request that the server kept waiting, or whose connection it closed silently."""


class Wire:
    """One connection to each of the servers at `ports`, opened when needed, used again if sound."""

    def __init__(self, ports: Mapping[Server, int]) -> None:
        self._ports = ports
        self._open: dict[Server, socket.socket] = {}

    def send(self, sent: Sent) -> Answer:
        """Return the answer. Raises NoAnswer if a sound request gets none."""
        if sent.server in self._open:
            with contextlib.suppress(OSError, HTTPException):  # it may have been closed meanwhile
                return self._over_open(sent)
            self._close(sent.server)
        port = self._ports[sent.server]
        try:
            self._open[sent.server] = socket.create_connection(("127.0.0.1", port), TIMEOUT_SECONDS)
            return self._over_open(sent)
        except TimeoutError as error:
            self._close(sent.server)
            raise NoAnswer(f"no answer within {TIMEOUT_SECONDS} s") from error
        except (OSError, HTTPException) as error:
            self._close(sent.server)
            if sent.is_sound:
                raise NoAnswer(f"no answer: {type(error).__name__}: {error}") from error
            return NONE

    def close(self) -> None:
        """Close all connections."""
        for server in list(self._open):
            self._close(server)

    def _over_open(self, sent: Sent) -> Answer:
        connection = self._open[sent.server]
        with contextlib.suppress(ConnectionError):  # refused early: the answer may already be there
            connection.sendall(sent.raw)
        if not sent.is_whole:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_WR)
        with HTTPResponse(connection, method=sent.method.decode("latin-1")) as response:
            response.begin()
            body = response.read(READ_AT_MOST)
            is_cut = len(body) == READ_AT_MOST
            answer = Answer(response.status, response.getheaders(), body, is_cut)
            if response.will_close or is_cut or not sent.is_whole:
                self._close(sent.server)
            return answer

    def _close(self, server: Server) -> None:
        with contextlib.suppress(KeyError):
            self._open.pop(server).close()
