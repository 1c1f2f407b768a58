"""How a view reads what it is sent, by its source: whether a form's text would do."""

import ast
import sys
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import flask

from ..model import SourceLine
from ..source.reached_code import ReachedFunction, reached_functions

#: `json`: only `Content-Type: application/json` will do. `forced`: JSON, whatever it is called.
#: `any`: a form's fields, its raw text, or nothing of it. `unknown`: something else reads it.
BodyRead = Literal["json", "forced", "any", "unknown"]
_FORM = ("form", "values", "data", "files", "stream")
#: Methods, and names of checks, that look at where a request comes from, or for a token.
_CHECKS = ("validate_csrf", "validate_on_submit", "csrf_protect", "check_csrf", "verify_csrf")
_CHECKED_HEADERS = ("origin", "referer", "sec-fetch-site", "x-csrf-token", "x-csrftoken",
                    "x-xsrf-token", "x-requested-with")  # fmt: skip


class BodyReading(NamedTuple):
    """How a view reads its body, and where; `check` is what in it guards against forged writes."""

    how: BodyRead
    place: SourceLine | None = None
    check: str | None = None


def body_reading(view: Callable[..., Any], method: str) -> BodyReading:
    """Return how a view reads the body of a request with a method, by its source alone."""
    reached = reached_functions(view, method)
    if not reached:
        return BodyReading("unknown")
    json_at: SourceLine | None = None
    reads_form = False
    check: str | None = None
    for function in reached:
        for node in ast.walk(function.node):
            check = check or _check_in(node)
            if not _is_of_request(function, node):
                continue
            if isinstance(node, ast.Attribute) and node.attr in _FORM:
                reads_form = True
            if isinstance(node, ast.Attribute) and node.attr in ("json", "get_json"):
                json_at = json_at or function.place(node)
    forced = _forced_in(reached)
    if forced:
        return BodyReading("forced", forced, check)
    if reads_form or json_at is None:
        return BodyReading("any", None, check)
    return BodyReading("json", json_at, check)


def _is_of_request(function: ReachedFunction, node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and function.resolved(node.value) is flask.request


def _forced_in(reached: list[ReachedFunction]) -> SourceLine | None:
    """Return where JSON is read whatever its Content-Type says."""
    for function in reached:
        for node in ast.walk(function.node):
            match node:
                case ast.Call(func=ast.Attribute(attr="get_json") as read) if _is_of_request(
                    function, read
                ) and _is_forced(node):
                    return function.place(node)
                case ast.Call(func=ast.Attribute(attr="loads"), args=[argument, *_]) if any(
                    _is_raw_body(function, part) for part in ast.walk(argument)
                ):
                    return function.place(node)
    return None


def _is_forced(call: ast.Call) -> bool:
    force = next((each.value for each in call.keywords if each.arg == "force"), None)
    force = force or (call.args[0] if call.args else None)
    return isinstance(force, ast.Constant) and bool(force.value)


def _is_raw_body(function: ReachedFunction, node: ast.AST) -> bool:
    raw = ("data", "get_data")
    return isinstance(node, ast.Attribute) and node.attr in raw and _is_of_request(function, node)


def _check_in(node: ast.AST) -> str | None:
    """Return the name of a check against forged writes, None for anything else."""
    if isinstance(node, ast.Attribute) and node.attr in _CHECKS:
        return node.attr
    if isinstance(node, ast.Name) and node.id in _CHECKS:
        return node.id
    if _validates_form(node):
        return "validate"
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if node.value.lower() in _CHECKED_HEADERS else None
    return None


def _validates_form(node: ast.AST) -> bool:
    """Return whether a form is validated: one of Flask-WTF then asks for its token as well."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr="validate"):
            return "form" in name.lower() and "flask_wtf" in sys.modules
    return False
