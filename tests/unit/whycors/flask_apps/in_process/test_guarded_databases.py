"""While an app is asked no database is written to, and afterwards everything is as it was."""

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from backend.whycors.flask_apps.in_process.asking import Asking, asking_for
from backend.whycors.flask_apps.in_process.guarded_databases import guarded_databases
from backend.whycors.flask_apps.in_process.would_do import WouldDo, WouldExecute


@pytest.fixture
def orders() -> Iterator[sqlite3.Connection]:
    """Return a connection that is open before anything is asked, with an empty table."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE orders (text TEXT)")
    yield connection
    connection.close()


def asking(run_views: bool = False) -> Asking:
    return Asking(lambda: "", run_views=run_views)


WRITES = {
    "INSERT INTO orders VALUES ('tea')": "sqlite3: INSERT INTO orders",
    "UPDATE orders SET text = 'tea'": "sqlite3: UPDATE orders",
    "DELETE FROM orders": "sqlite3: DELETE FROM orders",
    "ALTER TABLE orders ADD COLUMN price": "sqlite3: a statement main",
    "ATTACH ':memory:' AS more": "sqlite3: a statement :memory:",
}


def test_open_connection_reads_and_does_not_write(orders: sqlite3.Connection) -> None:
    told = {}
    for statement in WRITES:
        asked = asking()
        with guarded_databases(), asking_for(asked):
            assert orders.execute("SELECT count(*) FROM orders").fetchall() == [(0,)]
            with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
                orders.execute(statement)
        [told[statement]] = asked.refused

    assert told == WRITES


@pytest.mark.parametrize("asked", [None, asking(run_views=True)])
def test_whoever_is_not_asked_writes(orders: sqlite3.Connection, asked: Asking | None) -> None:
    with guarded_databases():
        if asked is None:
            orders.execute("INSERT INTO orders VALUES ('tea')")
        else:
            with asking_for(asked):
                orders.execute("INSERT INTO orders VALUES ('tea')")

    assert orders.execute("SELECT text FROM orders").fetchall() == [("tea",)]


def test_connection_writes_again_afterwards(orders: sqlite3.Connection) -> None:
    asked = asking()
    with guarded_databases(), asking_for(asked):
        pass
    with asking_for(asked):
        orders.execute("INSERT INTO orders VALUES ('tea')")

    assert asked.refused == []


def test_connections_of_no_use_to_this_thread_are_passed_over(orders: sqlite3.Connection) -> None:
    closed = sqlite3.connect(":memory:")
    closed.close()
    others: list[sqlite3.Connection] = []
    thread = threading.Thread(target=lambda: others.append(sqlite3.connect(":memory:")))
    thread.start()
    thread.join()
    asked = asking()

    with guarded_databases(), asking_for(asked):
        with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
            orders.execute("DELETE FROM orders")
        orders.close()  # an app may do so

    assert (asked.refused, len(others)) == (["sqlite3: DELETE FROM orders"], 1)


def module_of(name: str, monkeypatch: pytest.MonkeyPatch, **members: Any) -> ModuleType:
    """Return a module of this name that is imported by now."""
    module = ModuleType(name)
    vars(module).update(members)
    monkeypatch.setitem(sys.modules, name, module)
    return module


def test_driver_in_c_does_not_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    driver: Any = module_of("psycopg2", monkeypatch, connect=lambda dsn: f"connected to {dsn}")
    connect, asked = driver.connect, asking()

    with guarded_databases():
        assert driver.connect("db") == "connected to db"  # by whoever isn't asked
        with asking_for(asked), pytest.raises(WouldDo):
            driver.connect("db")

    assert (asked.refused, driver.connect) == (["psycopg2.connect()"], connect)


class Engine:
    """SQLAlchemy's class, which its events are listened to on."""


@pytest.fixture
def listeners(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[..., None]]:
    """Return who listens to the events of SQLAlchemy's engines, by event."""
    heard: dict[str, Callable[..., None]] = {}

    def listen(target: type, name: str, listener: Callable[..., None]) -> None:
        assert target is Engine
        heard[name] = listener

    def remove(target: type, name: str, listener: Callable[..., None]) -> None:
        assert (target, heard.pop(name)) == (Engine, listener)

    event = SimpleNamespace(listen=listen, remove=remove)
    module_of("sqlalchemy", monkeypatch, Engine=Engine, event=event)
    return heard


def connection_to(dialect: str) -> Any:
    return SimpleNamespace(dialect=SimpleNamespace(name=dialect))


def refused(listener: Callable[..., None], *arguments: object) -> list[str]:
    """Return what is refused of an event, [] if it is let pass."""
    asked = asking()
    with asking_for(asked):
        try:
            listener(*arguments)
        except WouldExecute:
            pass
    return asked.refused


def test_engine_runs_only_what_reads_sqlite(listeners: dict[str, Callable[..., None]]) -> None:
    statements = {
        ("sqlite", "SELECT 1"): [],
        ("sqlite", " with a as (select 1) select * from a"): [],
        ("sqlite", "INSERT INTO orders (text) VALUES (?)"): ["sqlite: INSERT INTO orders"],
        ("sqlite", "  "): ["sqlite:"],
        ("postgresql", "SELECT 1"): ["postgresql: SELECT 1"],
    }
    with guarded_databases():
        run = listeners["before_cursor_execute"]
        told = {key: refused(run, connection_to(key[0]), None, key[1]) for key in statements}
        connect = listeners["do_connect"]
        connected = [refused(connect, connection_to(each).dialect) for each in ("sqlite", "mysql")]

    assert {key: [act.strip() for act in acts] for key, acts in told.items()} == statements
    assert connected == [[], ["mysql: connect()"]]
    assert listeners == {}
