"""An app that treats errors as in debug, or as in production, for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from .own_attribute import own_attribute


@contextmanager
def errors_as(flask: Flask, debug: bool | None) -> Iterator[None]:
    """Let the app be in debug mode or in production meanwhile; with None, leave it as it is.

    It doesn't count as having been asked: a route may still be added afterwards.
    """
    before = {name: flask.config[name] for name in ("DEBUG", "TESTING")}
    if debug is not None:
        # Not flask.debug: that sets up the templates, too.
        flask.config.update(DEBUG=debug, TESTING=False)
    try:
        with own_attribute(flask, "_got_first_request", flask._got_first_request):
            yield
    finally:
        flask.config.update(before)
