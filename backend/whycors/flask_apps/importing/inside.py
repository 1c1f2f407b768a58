"""The Flask inside a WSGI app, below the middleware around it."""

from collections.abc import Iterator, Mapping
from types import FunctionType, MethodType
from typing import Any

from flask import Flask

#: How deep middleware is looked into.
_DEEPEST = 20


def flasks_inside(app: object) -> Iterator[Flask]:
    """Yield the Flask apps that a WSGI app may hand a request to, the outermost first."""
    seen: set[int] = set()
    waiting = [(app, 0)]
    while waiting:
        each, depth = waiting.pop(0)
        if id(each) in seen or depth > _DEEPEST:
            continue
        seen.add(id(each))
        if isinstance(each, Flask):
            yield each
        else:
            waiting += [(held, depth + 1) for held in _held_by(each)]


def _held_by(app: object) -> Iterator[Any]:
    """Yield what middleware may call: what it holds in attributes, closures and tables."""
    if isinstance(app, MethodType):
        yield app.__self__
        yield app.__func__
    elif isinstance(app, FunctionType):
        yield getattr(app, "__wrapped__", None)
        for cell in app.__closure__ or ():
            try:
                yield cell.cell_contents
            except ValueError:  # an empty cell
                continue
    elif isinstance(app, Mapping):
        yield from app.values()
    elif not isinstance(app, type) and callable(app):
        yield from getattr(app, "__dict__", {}).values()
        yield getattr(app, "func", None)
