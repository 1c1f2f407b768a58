"""Of what the interpreter tells, exactly what writes or leaves the machine is an act."""

import os
from typing import Any

from backend.whycors.flask_apps.in_process.audited_acts import act_of

ACTS: dict[tuple[str, tuple[Any, ...]], str] = {
    ("open", ("orders.csv", "w", 0)): "open('orders.csv', 'w')",
    ("open", ("orders.csv", "r+", 0)): "open('orders.csv', 'r+')",
    ("open", (b"orders.csv", "a", 0)): "open('orders.csv', 'a')",
    # os.open() has flags, and no mode.
    ("open", ("orders.csv", None, os.O_WRONLY | os.O_CREAT)): "open('orders.csv', 'w')",
    ("sqlite3.connect", ("orders.db",)): "sqlite3.connect('orders.db')",
    ("sqlite3.connect", (b"orders.db",)): "sqlite3.connect('orders.db')",
    ("sqlite3.connect", ("file:orders.db?mode=rwc",)): "sqlite3.connect('file:orders.db?mode=rwc')",
    ("os.remove", ("orders.csv", -1)): "os.remove('orders.csv', -1)",
    ("smtplib.connect", (object(), "mail.example", 25)): "smtplib.connect('mail.example')",
    ("socket.connect", (object(), ("10.0.0.1", 80))): "socket.connect(('10.0.0.1', 80))",
    ("os.fork", ()): "os.fork()",
    ("os.mkdir", ("a" * 200, 0o777)): f"os.mkdir('{'a' * 98}…, 511)",
}
HARMLESS: list[tuple[str, tuple[Any, ...]]] = [
    ("open", ("orders.csv", "r", 0)),
    ("open", ("orders.csv", None, os.O_RDONLY)),
    ("open", ("orders.csv", None, None)),
    ("open", (os.devnull, "w", 0)),
    ("open", (1, "w", 0)),  # a descriptor that is open by now
    ("sqlite3.connect", (":memory:",)),
    ("sqlite3.connect", ("",)),
    ("sqlite3.connect", ("file::memory:?cache=shared",)),
    ("sqlite3.connect", ("file:orders?mode=memory",)),
    ("import", ("smtplib", None, None, None, None)),
    ("os.listdir", (".",)),
    ("compile", (None, "x.py")),
]


def test_acts_are_told_as_calls() -> None:
    assert {key: act_of(*key) for key in ACTS} == ACTS


def test_what_reads_or_stays_in_memory_is_no_act() -> None:
    assert [act for event in HARMLESS if (act := act_of(*event))] == []
