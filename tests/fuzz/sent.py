"""One request as the bytes that go over the wire, whether they are HTTP or not."""

from dataclasses import dataclass, field
from typing import Literal

Server = Literal["api", "page", "attacker"]
Header = tuple[bytes, bytes]


@dataclass(frozen=True)
class Sent:
    """A request to a server. `of` names the endpoint that it is meant for, see endpoints.py.

    `is_whole` is whether it ends where its framing says, `is_sound` whether it is HTTP in all else,
    too: only where it is not may an answer be missing. `scenario` is whose app is asked, and below
    which path.
    """

    server: Server
    of: str
    method: bytes
    target: bytes
    headers: list[Header] = field(default_factory=list)
    body: bytes = b""
    is_whole: bool = True
    is_sound: bool = True
    scenario: str | None = None
    path: str = ""

    @property
    def raw(self) -> bytes:
        """The whole request. Its framing headers are among its `headers`."""
        head = [self.method + b" " + self.target + b" HTTP/1.1"]
        head += [name + b": " + value for name, value in self.headers]
        return b"\r\n".join([*head, b"", b""]) + self.body


@dataclass(frozen=True)
class Answer:
    """What came back; `status` is 0 where the connection ended without an answer."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    is_cut: bool = False  # it was larger than anything allowed, and was not read to the end

    @property
    def size(self) -> int:
        """The bytes of the body and of the headers."""
        return len(self.body) + sum(len(name) + len(value) + 4 for name, value in self.headers)


NONE = Answer(0, [], b"")
