"""What keeps an app from writing, and from leaving the machine, while it is asked.

The interpreter tells of what it is about to do, and an exception from who listens keeps it from it:
https://docs.python.org/3/library/audit_events.html. It doesn't tell of writing to what has been
opened before, nor of what an extension in C does by itself: guarded_databases.py sees to the
databases among these, guarded_threads.py to threads, in which nobody would listen.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

from .asking import ASKING
from .guarded_databases import guarded_databases
from .guarded_threads import guarded_threads
from .own_attribute import own_attribute
from .quiet_logs import quiet_logs
from .would_do import would_do

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


@contextmanager
def guarded() -> Iterator[None]:
    """Let whatever is asked meanwhile neither write nor leave the machine."""
    _listen()
    with ExitStack() as changes:
        changes.enter_context(guarded_databases())
        changes.enter_context(guarded_threads())
        changes.enter_context(quiet_logs())
        # A module that a hook imports is compiled, but not kept.
        changes.enter_context(own_attribute(sys, "dont_write_bytecode", True))
        yield


@cache
def _listen() -> None:
    """Listen to the interpreter, from now until it ends: nobody can be told to stop listening."""
    sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    asking = ASKING.get()
    if asking is None or asking.run_views:
        return
    if event in _TOLD:
        act = _TOLD[event](arguments)
    elif event in _REFUSED or event.startswith(_KINDS):
        act = _call(event, arguments)
    else:
        return
    if act is not None:
        would_do(asking, act)


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
