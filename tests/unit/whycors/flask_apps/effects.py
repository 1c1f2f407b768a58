"""What a view may do to the world, each kind for real, and how many times it was done."""

import smtplib
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Effect:
    """A deed, and who did it as far as the world can tell: the names that it was done with."""

    do: Callable[[str], object]
    done_by: Callable[[], set[str]]


@contextmanager
def all_effects(folder: Path) -> Iterator[dict[str, Effect]]:
    """Offer a deed of each kind; what they do is done in a folder, or to a listening socket."""
    with ExitStack() as opened:
        yield {
            "file": _file(folder / "file"),
            "file, exceptions caught": _caught(_file(folder / "caught")),
            "file, by a thread": _by_thread(_file(folder / "thread")),
            "folder": Effect(
                lambda name: (folder / f"made {name}").mkdir(exist_ok=True),
                lambda: {path.name.removeprefix("made ") for path in folder.glob("made *")},
            ),
            "row": _row(folder / "rows.db"),
            "row in an open database": _row_in_open(opened),
            "mail": _talk(opened, _send_mail),
            "socket": _talk(opened, _send_line),
            "process": Effect(
                lambda name: subprocess.run(
                    [sys.executable, "-c", f"open({str(folder / f'by {name}')!r}, 'w')"], check=True
                ),
                lambda: {path.name.removeprefix("by ") for path in folder.glob("by *")},
            ),
        }


def _file(path: Path) -> Effect:
    def do(name: str) -> None:
        with path.open("a") as file:
            file.write(f"{name}\n")

    return Effect(do, lambda: set(path.read_text().splitlines()) if path.exists() else set())


def _caught(effect: Effect) -> Effect:
    def do(name: str) -> None:
        try:
            effect.do(name)
        except BaseException:  # what the worst of apps may do
            return

    return Effect(do, effect.done_by)


def _by_thread(effect: Effect) -> Effect:
    def do(name: str) -> None:
        thread = threading.Thread(target=effect.do, args=(name,))
        thread.start()
        thread.join()

    return Effect(do, effect.done_by)


def _row(path: Path) -> Effect:
    """Return a deed that opens the database each time."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE deeds (name TEXT)")
    connection.close()

    def do(name: str) -> None:
        with sqlite3.connect(path) as connection:
            connection.execute("INSERT INTO deeds VALUES (?)", (name,))
        connection.close()

    def done_by() -> set[str]:
        connection = sqlite3.connect(path)
        names = {name for (name,) in connection.execute("SELECT name FROM deeds")}
        connection.close()
        return names

    return Effect(do, done_by)


def _row_in_open(opened: ExitStack) -> Effect:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    opened.callback(connection.close)
    connection.execute("CREATE TABLE deeds (name TEXT)")
    return Effect(
        lambda name: connection.execute("INSERT INTO deeds VALUES (?)", (name,)),
        lambda: {name for (name,) in connection.execute("SELECT name FROM deeds")},
    )


def _talk(opened: ExitStack, talk: Callable[[str, int], None]) -> Effect:
    """Return a deed that says its name to a socket, which takes all who come."""
    listening = opened.enter_context(socket.create_server(("127.0.0.1", 0), backlog=100))
    listening.setblocking(False)
    port: int = listening.getsockname()[1]
    names: set[str] = set()

    def done_by() -> set[str]:
        while True:
            try:
                connection, _ = listening.accept()
            except BlockingIOError:
                return names
            with connection:
                connection.setblocking(True)
                names.update(connection.makefile().read().splitlines())

    return Effect(lambda name: talk(name, port), done_by)


def _send_line(name: str, port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"{name}\n".encode())


class _Mail(smtplib.SMTP):
    """A mail client that doesn't wait for the server's greeting."""

    def getreply(self) -> tuple[int, bytes]:
        return 220, b""


def _send_mail(name: str, port: int) -> None:
    mail = _Mail("127.0.0.1", port)
    mail.send(f"{name}\n")
    mail.close()
