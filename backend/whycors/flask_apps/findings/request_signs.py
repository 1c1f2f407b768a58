"""What a function's source reads of a request's headers and its body's type."""

import ast
import re
from collections.abc import Callable
from typing import Any

import flask
from werkzeug.exceptions import HTTPException

from ..source.reached_code import ReachedFunction, reached_functions

_OF_ORIGIN = ("origin", "http_origin", "referer", "sec-fetch-site")
_OF_BODY_OR_HEADERS = frozenset(
    ("authorization", "data", "form", "get_data", "get_json", "headers", "json", "values")
)


def reads_authorization(function: Callable[..., Any], method: str | None = None) -> bool:
    """Return whether a view, or a hook, reads the request's Authorization header, by its source."""
    return any(
        _is_authorization(reached, node)
        for reached in reached_functions(function, method)
        for node in ast.walk(reached.node)
    )


def reads_json(function: Callable[..., Any], method: str | None = None) -> bool:
    """Return whether a view reads a body as JSON, by its source."""
    return any(
        isinstance(node, ast.Attribute) and node.attr in ("json", "get_json", "is_json")
        and reached.resolved(node.value) is flask.request
        for reached in reached_functions(function, method)
        for node in ast.walk(reached.node)
    )  # fmt: skip


def reads_origin(function: Callable[..., Any]) -> bool:
    """Return whether a hook looks at where a request comes from, by its source."""
    return any(
        (isinstance(node, ast.Constant) and str(node.value).lower() in _OF_ORIGIN)
        or (isinstance(node, ast.Attribute) and node.attr in ("origin", "referrer")
        and reached.resolved(node.value) is flask.request)
        for reached in reached_functions(function)
        for node in ast.walk(reached.node)
    )  # fmt: skip


def takes_more(reached: ReachedFunction, rule: str) -> bool:
    """Return whether a function takes more of a request than its URL and its cookies.

    By its parameters, which a decorator may fill with what is in the body, or by what it reads.
    """
    arguments = reached.node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    needed = positional[: len(positional) - len(arguments.defaults)]
    needed += [
        each
        for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default is None
    ]
    in_url = re.findall(r"<(?:[^<>]*:)?(\w+)>", rule)
    if any(each.arg not in (*in_url, "self", "cls") for each in needed):
        return True
    return any(
        isinstance(node, ast.Attribute) and node.attr in _OF_BODY_OR_HEADERS
        and reached.resolved(node.value) is flask.request
        for node in ast.walk(reached.node)
    )  # fmt: skip


def aborts(function: Callable[..., Any], method: str | None = None) -> bool:
    """Return whether a view ends in an HTTP error by an exception, by its source."""
    return any(
        _raises_http_error(reached, node)
        for reached in reached_functions(function, method)
        for node in ast.walk(reached.node)
    )


def _raises_http_error(reached: ReachedFunction, node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name() | ast.Attribute() as called):
            value = reached.resolved(called)
            is_error = isinstance(value, type) and issubclass(value, HTTPException)
            return value is flask.abort or is_error or _name_of(called).endswith("_or_404")
    return False


def _name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_authorization(reached: ReachedFunction, node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=str(text)):
            return text.lower() == "authorization"
        case ast.Attribute(value=owner, attr="authorization"):
            return reached.resolved(owner) is flask.request
        case ast.Attribute(value=ast.Name() as owner, attr="login_required"):
            kind = type(reached.resolved(owner))
            return kind.__module__.partition(".")[0] == "flask_httpauth"
    return False
