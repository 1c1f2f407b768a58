"""What flask-cors 4.0 to 6.0 leaves in an app: closures of its hooks and of decorated views."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .closures import closed_over
from .option_readers import (
    Hook,
    ReadOptions,
    as_mapping,
    read_options,
    read_resource,
    text_or_none,
    unknown_in,
)

if TYPE_CHECKING:
    from flask import Flask

_PACKAGE = "flask_cors"


def hooks_of(app: "Flask") -> Iterator[tuple[str | None, Hook]]:
    """Yield the after_request functions in the order in which they run, with their blueprint.

    Flask runs those of the innermost blueprint first, those of the app last, and of each the one
    that was registered last first.
    """
    names = sorted((name for name in app.after_request_funcs if name), key=_depth, reverse=True)
    for name in (*names, None):
        for hook in reversed(app.after_request_funcs.get(name, [])):
            yield name, hook


def read_hook(hook: Hook) -> list[ReadOptions] | None:
    """Return the rules of a function that CORS() registered, in order; None if it is another."""
    if not _is_of_flask_cors(hook):
        return None
    resources = closed_over(hook).get("resources")
    if not isinstance(resources, list):
        return [ReadOptions(is_read=False)]
    return [read_resource(entry, hook) for entry in resources]


def decorated_views(app: "Flask") -> Iterator[tuple[str, str | None, Hook]]:
    """Yield the endpoint of each view that @cross_origin stands on, and what that made of it.

    In the middle is the method, where it stands on one method of a view class.
    """
    for endpoint, view in app.view_functions.items():
        found = next(filter(_is_of_flask_cors, _wrapped(view)), None)
        if found is not None:
            yield endpoint, None, found
            continue
        for name, method in _class_methods(view):
            inner = next(filter(_is_of_flask_cors, _wrapped(method)), None)
            if inner is not None:
                yield endpoint, name, inner


def views_of(app: "Flask") -> Iterator[tuple[str, Hook]]:
    """Yield each view with its endpoint, as it was written, and each method of a view class."""
    for endpoint, view in app.view_functions.items():
        for function in _wrapped(view):
            if not _is_of_flask_cors(function):
                yield endpoint, function
        for _, method in _class_methods(view):
            yield endpoint, method


def read_decorator(app: "Flask", view: Hook) -> ReadOptions | None:
    """Return what @cross_origin makes of a view's answers now; it reads the config each time."""
    written, together = closed_over(view).get("_options"), view.__globals__.get("get_cors_options")
    if not isinstance(written, dict) or not callable(together) or _can_be_read_once(written):
        return ReadOptions(is_read=False)
    try:
        options = as_mapping(together(app, dict(written)))
    except ValueError:  # flask-cors itself raises it, at each request
        return ReadOptions(is_read=False)
    read = read_options(options)
    read["unknown_options"] = unknown_in(view, written)
    config = app.config.get("CORS_SUPPORTS_CREDENTIALS")
    read["credentials_text"] = text_or_none(written.get("supports_credentials", config))
    return read


def _class_methods(view: Any) -> Iterator[tuple[str, Hook]]:
    """Yield the methods of a view class, each with its HTTP method."""
    view_class = getattr(view, "view_class", None)
    for name in sorted(getattr(view_class, "methods", None) or ()):
        method = getattr(view_class, name.lower(), None)
        if method is not None:
            yield name, method


def _depth(blueprint: str) -> int:
    return blueprint.count(".")


def _is_of_flask_cors(function: object) -> bool:
    """Return whether a function's own code is flask-cors', however it is named."""
    own = getattr(function, "__globals__", {}).get("__name__", "")
    return isinstance(own, str) and own.split(".")[0] == _PACKAGE


def _wrapped(function: Any) -> Iterator[Any]:
    """Yield a function and those that its decorators have wrapped, from outside to inside."""
    seen: set[int] = set()
    todo = [function]
    while todo:
        function = todo.pop(0)
        if id(function) in seen or not callable(function):
            continue
        seen.add(id(function))
        yield function
        todo += [getattr(function, "__wrapped__", None), getattr(function, "func", None)]
        todo += [value for value in closed_over(function).values() if hasattr(value, "__code__")]


def _can_be_read_once(written: Mapping[str, Any]) -> bool:
    """Return whether reading an option would take it from the app: a generator is spent then."""
    return any(hasattr(value, "__next__") for value in written.values())
