"""Logs that tell nothing of a check: they may be files, or somebody's inbox."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from .asking import ASKING

_HANDLE = logging.Logger.handle


def _handle_elsewhere(self: logging.Logger, record: logging.LogRecord) -> None:
    if ASKING.get() is None:
        _HANDLE(self, record)


@contextmanager
def quiet_logs() -> Iterator[None]:
    """Let no logger hand on what is logged while the app is asked; what others log goes on."""
    before = logging.Logger.handle
    logging.Logger.handle = _handle_elsewhere  # type: ignore[method-assign]
    try:
        yield
    finally:
        logging.Logger.handle = before  # type: ignore[method-assign]
