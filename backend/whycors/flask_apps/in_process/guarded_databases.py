"""Databases that were opened before an app is asked, and those that open without Python's help."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

from .asking import ASKING
from .own_attribute import own_attribute
from .would_do import WouldDo, WouldExecute, would_do

#: What a statement may begin with that writes nothing.
_READS = ("SELECT", "WITH", "PRAGMA", "EXPLAIN", "VALUES", "SHOW")
#: Functions of drivers in C that open a connection.
_DRIVERS = (
    ("psycopg2", "_connect"),
    ("psycopg2", "connect"),
    ("psycopg", "connect"),
    ("MySQLdb", "connect"),
    ("pyodbc", "connect"),
    ("oracledb", "connect"),
)


@contextmanager
def guarded_databases() -> Iterator[None]:
    """Let no database be written to while the app is asked, nor any be asked over a network."""
    with ExitStack() as changes:
        changes.enter_context(_guarded_sqlite())
        changes.enter_context(_guarded_engines())
        for module_name, name in _DRIVERS:
            module = sys.modules.get(module_name)
            connect = getattr(module, name, None)
            if module is not None and connect is not None:
                refusing = _refusing(f"{module_name}.{name}()", connect)
                changes.enter_context(own_attribute(module, name, refusing))
        yield


def _refusing(act: str, connect: Callable[..., Any]) -> Callable[..., Any]:
    def connect_elsewhere(*args: Any, **kwargs: Any) -> Any:
        _refuse(act)
        return connect(*args, **kwargs)

    return connect_elsewhere


def _refuse(act: str, error: type[BaseException] = WouldDo) -> None:
    """Keep something from being done, if it is done by the app while it is asked."""
    asking = ASKING.get()
    if asking is not None and not asking.run_views:
        would_do(asking, act, error)


@contextmanager
def _guarded_sqlite() -> Iterator[None]:
    """Let connections of sqlite3 that are open by now refuse to write.

    An authorizer of the app's own, which hardly any app has, is lost: sqlite3 doesn't tell it.
    """
    sqlite3: Any = sys.modules.get("sqlite3")
    if sqlite3 is None:
        yield
        return
    guarded = []
    for connection in _connections().that_are_there(sqlite3):
        try:
            connection.set_authorizer(_authorizer(sqlite3))
        except sqlite3.ProgrammingError:  # closed, or another thread's: no use to this one
            continue
        guarded.append(connection)
    try:
        yield
    finally:
        for connection in guarded:
            try:
                connection.set_authorizer(None)
            except sqlite3.ProgrammingError:  # closed meanwhile
                continue


class _Connections:
    """Finds the connections of sqlite3 among all objects, unless there can be none.

    To look through a big program's objects takes longer than an app takes to answer.
    """

    def __init__(self) -> None:
        self._may_be_there = True
        sys.addaudithook(self._heard)

    def _heard(self, event: str, _: tuple[Any, ...]) -> None:
        if event == "sqlite3.connect":  # it is told once the object is made
            self._may_be_there = True

    def that_are_there(self, sqlite3: Any) -> list[Any]:
        if not self._may_be_there:
            return []
        found = [each for each in gc.get_objects() if issubclass(type(each), sqlite3.Connection)]
        self._may_be_there = bool(found)
        return found


@cache
def _connections() -> _Connections:
    """Return the one that listens: nobody can be told to stop listening."""
    return _Connections()


def _authorizer(sqlite3: Any) -> Callable[..., int]:
    """Return what SQLite asks before it runs a statement: it may read, and that is all."""
    reads = {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
    }

    def authorize(action: int, first: str | None, *_: str | None) -> int:
        is_asking = ASKING.get() is not None
        try:
            if action not in reads and is_asking:
                _refuse(f"sqlite3: {_ACTIONS.get(action, 'a statement')} {first or ''}".strip())
        except WouldDo:  # it would be swallowed here
            return int(sqlite3.SQLITE_DENY)
        return int(sqlite3.SQLITE_OK)

    return authorize


#: https://www.sqlite.org/c3ref/c_alter_table.html
_ACTIONS = {9: "DELETE FROM", 18: "INSERT INTO", 23: "UPDATE", 2: "CREATE TABLE", 11: "DROP TABLE"}


@contextmanager
def _guarded_engines() -> Iterator[None]:
    """Let SQLAlchemy's engines, if it is loaded, run nothing but what reads a SQLite database."""
    sqlalchemy: Any = sys.modules.get("sqlalchemy")
    engine = getattr(sqlalchemy, "Engine", None) or getattr(
        sys.modules.get("sqlalchemy.engine"), "Engine", None
    )
    if engine is None:
        yield
        return
    listeners = {"before_cursor_execute": _before_statement, "do_connect": _before_connection}
    for name, listener in listeners.items():
        sqlalchemy.event.listen(engine, name, listener)
    try:
        yield
    finally:
        for name, listener in listeners.items():
            sqlalchemy.event.remove(engine, name, listener)


def _before_statement(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    first = statement.split(None, 1)[0].upper() if statement.strip() else ""
    if connection.dialect.name != "sqlite" or first not in _READS:
        act = f"{connection.dialect.name}: {statement.split('(')[0].strip()[:100]}"
        _refuse(act, WouldExecute)


def _before_connection(dialect: Any, *_: Any) -> None:
    if dialect.name != "sqlite":  # that is sqlite3's own connect
        _refuse(f"{dialect.name}: connect()", WouldExecute)
