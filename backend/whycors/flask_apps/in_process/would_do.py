"""What is raised in the app's code in place of what it would do."""

import sys
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import NoReturn

from .asking import Asking


class WouldDo(BaseException):
    """Something that would write, or leave the machine. No `except Exception` stops it."""


class WouldExecute(Exception):
    """A statement that a database would run.

    It is an ordinary exception: after any other, SQLAlchemy throws the connection away, and with it
    a database that is in memory.
    """


def would_do(asking: Asking, act: str, error: type[BaseException] = WouldDo) -> NoReturn:
    """Note what would be done, and keep it from being done by an exception.

    Once the answer has its head, it is known all the same.
    """
    if not asking.has_head:
        asking.refused_in = asking.refused_in or frozenset(_running())
        asking.refused.append(act)
    raise error(act)


def _running() -> Iterator[CodeType]:
    """Yield the code of the functions that are running, from the inside out."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        yield frame.f_code
        frame = frame.f_back
