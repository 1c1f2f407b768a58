"""Says what failed: as few requests as show it, and how to send them again."""

import itertools
import shlex
from collections.abc import Mapping
from dataclasses import replace

from tests.fuzz.fuzzing import Failure, send
from tests.fuzz.sent import Sent, Server
from tests.fuzz.strategies import Round

HOW_TO_SEND = (
    "import socket; s = socket.create_connection(('127.0.0.1', {port})); "
    "s.sendall({raw!r}); print(s.recv(9999))"
)
SHOWN_BYTES = 3000


class Shrinker:
    """Sends fewer and fewer of a failure's requests, each time to a new run."""

    def __init__(self, ports: Mapping[Server, int]) -> None:
        self._ports = ports
        self._new = itertools.count()

    def shrink(self, failure: Failure) -> Failure:
        """Return the failure with as few requests before its last as still lead to it."""
        *before, last = failure.requests
        if again := self._again(failure, [last]):
            return again
        for each in reversed(before):
            fewer = [other for other in before if other is not each]
            if again := self._again(failure, [*fewer, last]):
                before = fewer
        return replace(failure, requests=[*before, last])

    def _again(self, failure: Failure, requests: list[Sent]) -> Failure | None:
        old = failure.run_id.encode()
        new = b"again" + b"%d" % next(self._new) + old[5:]
        new = new[-len(old) :].rjust(len(old), b"x")  # as long as it was: lengths are announced
        renamed = [_renamed(sent, old, new) for sent in requests]
        found = send(Round(new.decode(), renamed), self._ports)
        same = [each for each in found if each.fault.kind == failure.fault.kind]
        return replace(failure, requests=requests) if same else None


def _renamed(sent: Sent, old: bytes, new: bytes) -> Sent:
    return replace(
        sent,
        target=sent.target.replace(old, new),
        headers=[(name, value.replace(old, new)) for name, value in sent.headers],
        body=sent.body.replace(old, new),
    )


def told(failure: Failure, ports: Mapping[Server, int]) -> str:
    """Return a failure in words, with its requests as bytes."""
    lines = [f"{failure.fault.kind}: {failure.fault.seen}"]
    for number, sent in enumerate(failure.requests, 1):
        lines.append(f"  {number}. to the {sent.server}, {len(sent.raw)} bytes:")
        lines.append("     " + _shown(sent.raw))
    last = failure.requests[-1]
    if len(last.raw) <= SHOWN_BYTES:
        program = HOW_TO_SEND.format(port=ports[last.server], raw=last.raw)
        lines.append(f"  python3 -c {shlex.quote(program)}")
    return "\n".join(lines)


def _shown(raw: bytes) -> str:
    """Return bytes to read: the whole of them, or their beginning and their end."""
    if len(raw) <= SHOWN_BYTES:
        return repr(raw)
    half = SHOWN_BYTES // 2
    return f"{raw[:half]!r} … {raw[-half:]!r}"
