"""One claim about many things: which of them break it, and how."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Row = TypeVar("Row")


def offenders(rows: Iterable[tuple[str, Row]], check: Callable[[Row], None]) -> list[str]:
    """Return "name: what is wrong" for each named row that `check` raises an error for.

    An assertion in `check` says what pytest says of it in a test. Without rows nothing is claimed,
    which is an error.
    """
    named = list(rows)
    assert named, "there are no rows to check"
    found = []
    for name, row in named:
        try:
            check(row)
        except Exception as error:
            found.append(f"{name}: {type(error).__name__}: {error}")
    return found
