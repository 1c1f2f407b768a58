"""What the interpreter tells of before it does it, as far as that writes or leaves the machine.

https://docs.python.org/3/library/audit_events.html
"""

import os
from collections.abc import Callable
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Events that are refused whatever they are about; of a name with a dot at its end, all of a kind.
_REFUSED = (
    "os.chflags", "os.chmod", "os.chown", "os.exec", "os.fork", "os.forkpty", "os.kill",
    "os.killpg", "os.link", "os.lockf", "os.mkdir", "os.posix_spawn", "os.remove",
    "os.removexattr", "os.rename", "os.rmdir", "os.setxattr", "os.spawn", "os.startfile",
    "os.startfile/2", "os.symlink", "os.system", "os.truncate", "os.utime", "ftplib.",
    "http.client.", "imaplib.", "nntplib.", "poplib.", "pty.spawn", "shutil.", "smtplib.",
    "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr",
    "socket.gethostbyname", "socket.getnameinfo", "socket.sendmsg", "socket.sendto",
    "subprocess.Popen", "syslog.", "telnetlib.", "urllib.Request", "webbrowser.open", "winreg.",
)  # fmt: skip
_KINDS = tuple(name for name in _REFUSED if name.endswith("."))


def act_of(event: str, arguments: tuple[Any, ...]) -> str | None:
    """Return what an audit event is about to do, as a call, if it writes or leaves the machine."""
    if event in _TOLD:
        return _TOLD[event](arguments)
    if event in _REFUSED or event.startswith(_KINDS):
        return _call(event, arguments)
    return None


def _opened(arguments: tuple[Any, ...]) -> str | None:
    """Return what a file would be opened for, None for reading."""
    path, mode, flags = arguments
    writes = set(mode or "") & set("wax+") or (flags or 0) & _WRITES
    if not writes or path == os.devnull or isinstance(path, int):
        return None
    return _call("open", (path, mode or "w"))


def _connected(arguments: tuple[Any, ...]) -> str | None:
    """Return which database file would be opened, and made if there is none."""
    path = os.fsdecode(arguments[0])
    in_memory = (
        path in ("", ":memory:") or path.startswith("file::memory:") or "mode=memory" in path
    )
    return None if in_memory else _call("sqlite3.connect", (path,))


_TOLD: dict[str, Callable[[tuple[Any, ...]], str | None]] = {
    "open": _opened,
    "sqlite3.connect": _connected,
}


def _call(name: str, arguments: tuple[Any, ...]) -> str:
    """Return a call as it would be written, its first arguments that are short to write."""
    shown = [_shown(each) for each in arguments[:2] if isinstance(each, str | bytes | int | tuple)]
    return f"{name}({', '.join(shown)})"


def _shown(value: object) -> str:
    text = repr(os.fsdecode(value) if isinstance(value, bytes) else value)
    return text if len(text) <= 100 else f"{text[:99]}…"
