"""Where the functions of an app are written: their decorators, and the functions around them."""

import ast
import linecache
from collections.abc import Iterator
from functools import cache
from types import FunctionType
from typing import Any, NamedTuple

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Definition(NamedTuple):
    """A function as it is written, and the functions around it, from the inside out."""

    node: _Function
    around: tuple[_Function, ...]

    @property
    def decorators(self) -> set[str]:
        """The names of what decorates it: `login_required` of `@auth.login_required(role)`."""
        return {name for each in self.node.decorator_list if (name := _last_name(each))}

    @property
    def is_returned(self) -> bool:
        """Whether the function right around it returns it, as a decorator does."""
        return any(
            isinstance(name, ast.Name) and name.id == self.node.name
            for outer in self.around[:1]
            for each in ast.walk(outer)
            if isinstance(each, ast.Return)
            for name in ast.walk(each)
        )

    @property
    def parameters_around(self) -> set[str]:
        """The names of the parameters of the functions around it."""
        nodes = (each for outer in self.around for each in ast.walk(outer.args))
        return {each.arg for each in nodes if isinstance(each, ast.arg)}


def definition_of(function: FunctionType) -> Definition | None:
    """Return how a function is written, None where its source isn't to be had, or for a lambda."""
    file, code = function.__code__.co_filename, function.__code__
    loader: Any = function.__globals__.get("__loader__")
    try:
        # A source that was changed on its way in is the loader's to tell.
        source = loader.get_source(function.__globals__["__name__"])
    except (AttributeError, ImportError, KeyError):
        source = "".join(linecache.getlines(file, function.__globals__))
    return _definitions(source or "").get((code.co_firstlineno, code.co_name))


@cache
def _definitions(source: str) -> dict[tuple[int, str], Definition]:
    """Return the functions of a source by the line they begin in, with decorators, and name."""
    try:
        return dict(_inside(ast.parse(source), ()))
    except (SyntaxError, ValueError):
        return {}


def _inside(
    node: ast.AST, around: tuple[_Function, ...]
) -> Iterator[tuple[tuple[int, str], Definition]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _Function):
            line = min([child.lineno, *(each.lineno for each in child.decorator_list)])
            yield (line, child.name), Definition(child, around)
            yield from _inside(child, (child, *around))
        else:
            yield from _inside(child, around)


def _last_name(decorator: ast.expr) -> str | None:
    match decorator:
        case ast.Call(func=function):
            return _last_name(function)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return None
