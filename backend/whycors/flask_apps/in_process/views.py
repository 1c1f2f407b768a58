"""The functions that are an app's views, below their decorators."""

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FunctionType, MethodType
from typing import Any

from flask.views import View, http_method_funcs

from ..rules.closures import closed_over
from ..source.own_code import is_own_function
from .definitions import definition_of


@dataclass(frozen=True)
class FoundView:
    """A view as its decorators leave it, and the functions that do its work.

    `functions` is empty where they can't be told from what is around them: then all of it is taken
    for the view. `makers` are those that make the object whose method is the view, `made_by` is its
    class. `is_flasks` says that the view is Flask's own, which sends a file.
    """

    functions: tuple[FunctionType, ...]
    makers: tuple[FunctionType, ...] = ()
    made_by: type | None = None
    is_flasks: bool = False


def found_view(view: Callable[..., Any]) -> FoundView:
    """Return the functions that do the work of what is registered as a view."""
    if (made_by := getattr(view, "view_class", None)) is not None:
        return _of_class(made_by)
    inner = innermost(view)
    if inner is None:
        return FoundView(())
    return FoundView((inner,), is_flasks=inner.__module__.partition(".")[0] == "flask")


def innermost(view: Any) -> FunctionType | None:
    """Return the function that all decorators are around, None where it can't be told."""
    seen: set[int] = set()
    while id(view) not in seen:
        seen.add(id(view))
        if isinstance(view, functools.partial):
            view = view.func
        elif isinstance(view, MethodType):
            view = view.__func__
        elif (wrapped := getattr(view, "__wrapped__", None)) is not None:
            view = wrapped
        elif isinstance(view, FunctionType):
            view = _below(view)
    return view if isinstance(view, FunctionType) else None


def _below(function: FunctionType) -> FunctionType | None:
    """Return the function that this one was made for by a decorator without functools.wraps.

    That is one that it has closed over, and that is written with the decorator's name above it.
    What no decorator made is returned as it is; None if the view can't be told.
    """
    held = {name: each for name, each in closed_over(function).items() if _is_code(each)}
    if not held:
        return function
    made_in = set(function.__qualname__.split("."))
    for each in held.values():
        inner = innermost(each)
        written = definition_of(inner) if inner is not None else None
        if written is not None and written.decorators & made_in:
            return inner
    written = definition_of(function)
    if written is None or (written.is_returned and written.parameters_around & held.keys()):
        return None
    return function


def _is_code(value: object) -> bool:
    return isinstance(value, FunctionType | MethodType | functools.partial)


def _of_class(made_by: type) -> FoundView:
    """Return the methods of a class-based view that are its work."""
    dispatch = innermost(inspect.getattr_static(made_by, "dispatch_request", None))
    makers = [] if (made := _method(made_by, "__init__")) is None else [made]
    own_makers = tuple(maker for maker in makers if is_own_function(maker))
    if dispatch is not None and dispatch is not View.dispatch_request and is_own_function(dispatch):
        return FoundView((dispatch,), own_makers, made_by)
    return FoundView(tuple(_methods(made_by)), own_makers, made_by)


def _methods(made_by: type) -> Iterator[FunctionType]:
    for name in sorted(http_method_funcs):
        if (method := _method(made_by, name)) is not None:
            yield method


def _method(made_by: type, name: str) -> FunctionType | None:
    method = inspect.getattr_static(made_by, name, None)
    if isinstance(method, staticmethod | classmethod):
        method = method.__func__
    return innermost(method)
