"""What an expression of an app's source is worth, told without running any of the app's code."""

import ast
import inspect
import os
import re
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, NamedTuple

from ...remedies.edits import Source

#: Methods of strings that change nothing outside.
_METHODS = frozenset({
    "removeprefix", "removesuffix", "replace", "rstrip", "lstrip", "strip", "split", "lower",
    "upper", "join", "format",
})  # fmt: skip
_PLAIN = (str, int, float, bool, type(None), list, tuple, set, frozenset, dict, re.Pattern)
_DEEPEST = 12


class NotTold(Exception):
    """An expression whose value can't be told without running it."""


class Names(NamedTuple):
    """Where the names of an expression stand: in its source, or in the module that it became."""

    source: Source
    module: ModuleType
    config: Mapping[str, Any]


def value_of(node: ast.expr, names: Names) -> Any:
    """Return the value of an expression. Raises NotTold if only running it could tell."""
    return _value(node, names, 0)


def thing_named(node: ast.expr, names: Names) -> Any:
    """Return what a name such as `cors` or `extensions.cors` is in the running app.

    Raises NotTold if it is not a name that the module has.
    """
    match node:
        case ast.Name(id=name) if name in vars(names.module):
            return vars(names.module)[name]
        case ast.Attribute(value=owner, attr=name):
            of = thing_named(owner, names)
            if isinstance(of, ModuleType | type):
                found = inspect.getattr_static(of, name, NotTold)
                if found is not NotTold:
                    return found
    raise NotTold


def _value(node: ast.expr, names: Names, depth: int) -> Any:
    if depth > _DEEPEST:
        raise NotTold
    for kind, told in _TOLD.items():
        if isinstance(node, kind):
            return told(node, names, depth + 1)
    raise NotTold


def _of_name(node: Any, names: Names, depth: int) -> Any:
    meant = names.source.meant(node) if isinstance(node, ast.Name) else node
    if meant is not node:
        try:
            return _value(meant, names, depth)
        except NotTold:
            pass  # the module may know what came of it
    found = thing_named(node, names)
    if not isinstance(found, _PLAIN):
        raise NotTold
    return found


def _of_items(node: Any, names: Names, depth: int) -> list[Any]:
    items: list[Any] = []
    for element in node.elts:
        if isinstance(element, ast.Starred):
            items += _value(element.value, names, depth)
        else:
            items.append(_value(element, names, depth))
    return items


def _of_text(node: ast.JoinedStr, names: Names, depth: int) -> str:
    parts = []
    for part in node.values:
        match part:
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                parts.append(str(_value(value, names, depth)))
            case ast.Constant(value=text):
                parts.append(str(text))
            case _:
                raise NotTold
    return "".join(parts)


def _of_sum(node: ast.BinOp, names: Names, depth: int) -> Any:
    left, right = _value(node.left, names, depth), _value(node.right, names, depth)
    if not isinstance(node.op, ast.Add) or type(left) is not type(right):
        raise NotTold
    if not isinstance(left, str | list | tuple):
        raise NotTold
    return left + right


def _of_either(node: ast.BoolOp, names: Names, depth: int) -> Any:
    value: Any = None
    for part in node.values:
        value = _value(part, names, depth)
        if bool(value) is isinstance(node.op, ast.Or):
            break
    return value


def _of_call(node: ast.Call, names: Names, depth: int) -> Any:
    if node.keywords:
        raise NotTold
    given = [_value(argument, names, depth) for argument in node.args]
    match ast.unparse(node.func), given:
        case (("os.environ.get" | "os.getenv" | "environ.get" | "getenv"), [str(name), *default]):
            return os.environ.get(name, *default)
        case (("re.compile" | "compile"), [str(pattern)]):
            return re.compile(pattern)
        case called, [str(name), *default] if called.endswith(".config.get"):
            return names.config.get(name, *default)
    return _of_method(node.func, given, names, depth)


def _of_method(called: ast.expr, given: list[Any], names: Names, depth: int) -> Any:
    match called:
        case ast.Attribute(value=on, attr=name) if name in _METHODS:
            text = _value(on, names, depth)
            if isinstance(text, str):
                return getattr(text, name)(*given)
    raise NotTold


def _of_item(node: ast.Subscript, names: Names, depth: int) -> Any:
    key = _value(node.slice, names, depth)
    owner = ast.unparse(node.value)
    if owner in ("os.environ", "environ") and key in os.environ:
        return os.environ[key]
    if owner.endswith(".config") and key in names.config:
        return names.config[key]
    raise NotTold


_TOLD: dict[Any, Callable[[Any, Names, int], Any]] = {
    ast.Constant: lambda node, names, depth: node.value,
    ast.Name: _of_name,
    ast.Attribute: _of_name,
    ast.List: _of_items,
    ast.Set: _of_items,
    ast.Tuple: _of_items,
    ast.JoinedStr: _of_text,
    ast.BinOp: _of_sum,
    ast.BoolOp: _of_either,
    ast.Call: _of_call,
    ast.Subscript: _of_item,
}
