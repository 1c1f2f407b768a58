"""The lab's ports: free at the start, and this lab's alone until it ends."""

import contextlib
import errno
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from backend.configurable_environment import WrongValues
from backend.settings import Settings

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# A browser may ask any of these for localhost, and a lab at a wildcard answers at only one of them.
LOCAL_HOSTS = ("127.0.0.1", "::1", "0.0.0.0", "::")
LOOPBACK = ("127.0.0.1", "::1")
# One place for all labs: TMPDIR may differ from terminal to terminal.
LOCKS = Path(os.environ.get("TEMP", ".") if sys.platform == "win32" else "/tmp")
# Beyond the text: Windows lets nobody read what is locked.
_LOCKED_BYTE = 1_000_000


@contextlib.contextmanager
def held_ports(settings: Settings) -> Iterator[None]:
    """Keep other labs from the three ports. Raises WrongValues when one of them is taken.

    The servers share their ports with whoever asks to share (SO_REUSEPORT), and they listen some
    time after the ports were looked at, so two labs could begin on the same ones. A socket that is
    bound here would keep the servers out, too. A lock on a file is the same on every system, and
    the system takes it back however this process ends.
    """
    with contextlib.ExitStack() as held:
        # In the same order for all labs, so that if two begin at once one of them gets all three.
        for port, name in sorted((port, name) for name, port in _named(settings).items()):
            file = _open_lock(port)
            if file is None:
                continue
            held.callback(os.close, file)
            if not _lock(file):
                raise WrongValues([_said_of_lab(name, port, _owner(file), settings)])
            _sign(file)
        refuse_busy_ports(settings)
        yield


def refuse_busy_ports(settings: Settings) -> None:
    """Raise WrongValues when another program has a port that the lab needs."""
    faults = [
        fault
        for name, port in _named(settings).items()
        if (fault := _fault(name, port, settings.host))
    ]
    if faults:
        raise WrongValues(faults)


def _named(settings: Settings) -> dict[str, int]:
    return {
        "API_PORT": settings.api_port,
        "FRONTEND_PORT": settings.frontend_port,
        "ATTACKER_PORT": settings.attacker_port,
    }


def _fault(name: str, port: int, host: str) -> str | None:
    """Return what keeps the lab from a port, in one line, or None."""
    others = [address for address in LOOPBACK if host in LOCAL_HOSTS and address != host]
    for address in [host, *others]:
        error = _taken(address, port)
        if error is None:
            continue
        if error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
            if address != host:
                continue  # a machine without IPv6: nobody has the port there
            raise WrongValues([f"HOST: {host!r} is not of this machine. Use 127.0.0.1."])
        shown = f"[{address}]" if ":" in address else address
        where = "" if address == host else f" at {shown}, where browsers look for localhost, too"
        return (
            f"{name}: port {port} can't be used{where} ({error.strerror}). Stop the program that "
            f"has it, or choose another port: {name}={_another(port)} python3 scripts/run.py"
        )
    return None


def _taken(address: str, port: int) -> OSError | None:
    """Return why the lab can't listen at an address, or None when it can."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
            if os.name == "posix":  # elsewhere this option would let two programs share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError as error:
        return error
    # macOS lets this pass where another program has the port at all addresses.
    if sys.platform == "darwin":
        with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=1):
            return OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
    return None


def _another(port: int) -> int:
    return port + 100 if port + 100 < 65536 else port - 100


def _said_of_lab(name: str, port: int, owner: str, settings: Settings) -> str:
    others = " ".join(f"{address}={_another(taken)}" for address, taken in _named(settings).items())
    return (
        f"{name}: port {port} can't be used: a CORS Lab is running there{owner}. Stop it, or "
        f"choose other ports: {others} python3 scripts/run.py"
    )


def _open_lock(port: int) -> int | None:
    """Return the lock file of a port, or None if none can be made: then looking must do."""
    path = LOCKS / f"cors-lab-port-{port}.lock"
    links = getattr(os, "O_NOFOLLOW", 0)  # others may write to this folder
    with contextlib.suppress(OSError):
        return os.open(path, os.O_RDWR | os.O_CREAT | links, 0o644)
    with contextlib.suppress(OSError):
        return os.open(path, os.O_RDONLY | links)  # another user's
    return None


def _lock(file: int) -> bool:
    """Lock a file until it is closed; return False when another process has it locked."""
    try:
        if sys.platform == "win32":
            os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # this file system has no locks
    return True


def _sign(file: int) -> None:
    """Write who has the lock, for the next lab to read."""
    text = f"process {os.getpid()}, started in {Path(__file__).resolve().parent.parent}"
    with contextlib.suppress(OSError):
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, text.encode(errors="backslashreplace"))


def _owner(file: int) -> str:
    """Return who signed, in brackets, or "" if that can't be told."""
    os.lseek(file, 0, os.SEEK_SET)
    text = os.read(file, 1000).decode(errors="backslashreplace")
    return f" ({text})" if text.isprintable() and text else ""
