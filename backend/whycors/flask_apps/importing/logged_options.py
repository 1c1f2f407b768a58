"""The options that flask-cors doesn't know: it says so in its log, where nobody looks."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

#: The words of flask-cors 4 to 6.
_SAID = re.compile(r"Unknown option passed to Flask-CORS: (.+)")


class _Listener(logging.Handler):
    def __init__(self, options: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._options = options

    def emit(self, record: logging.LogRecord) -> None:
        if said := _SAID.search(record.getMessage()):
            if said[1] not in self._options:
                self._options.append(said[1])


@contextmanager
def logged_options() -> Iterator[list[str]]:
    """Collect the names of the options that flask-cors says it doesn't know meanwhile."""
    options: list[str] = []
    listener = _Listener(options)
    logger = logging.getLogger("flask_cors")
    logger.addHandler(listener)
    try:
        yield options
    finally:
        logger.removeHandler(listener)
