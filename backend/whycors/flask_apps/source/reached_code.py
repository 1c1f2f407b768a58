"""The app's own code that a function reaches, as far as its source tells: nothing is run."""

import ast
import functools
import inspect
import linecache
import types
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import SourceLine
from .own_code import is_own_file

_FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
#: Stands for what a name can't be resolved to.
UNRESOLVED = object()


@dataclass(frozen=True)
class ReachedFunction:
    """A function of the app's own, with its source, and what the names in it stand for."""

    function: types.FunctionType
    file: str
    node: _FunctionNode
    names: Mapping[str, Any]

    def place(self, node: ast.AST) -> SourceLine:
        """Return where a part of the function is written."""
        return SourceLine(self.file, getattr(node, "lineno", self.node.lineno))

    def resolved(self, node: ast.AST) -> Any:
        """Return what a name, or a dotted one, stands for; UNRESOLVED where that can't be told."""
        if isinstance(node, ast.Attribute):
            owner = self.resolved(node.value)
            is_module = isinstance(owner, types.ModuleType)
            return getattr(owner, node.attr, UNRESOLVED) if is_module else UNRESOLVED
        return self.names.get(node.id, UNRESOLVED) if isinstance(node, ast.Name) else UNRESOLVED


def layers_of(view: Callable[..., Any]) -> list[types.FunctionType]:
    """Return a view's functions, those of its decorators first, its class's methods last."""
    found: dict[types.FunctionType, None] = {}
    waiting: list[Any] = [view]
    while waiting:
        layer = waiting.pop(0)
        layer = getattr(layer, "__func__", layer)
        if not isinstance(layer, types.FunctionType):
            continue
        if layer in found:
            continue
        found[layer] = None
        waiting += [inner for inner in _closure_of(layer).values() if _is_function(inner)]
        waiting += _methods_of(getattr(layer, "view_class", None))
    return list(found)


def reached_functions(view: Callable[..., Any], method: str | None = None) -> list[ReachedFunction]:
    """Return the app's own functions that may run when `view` does, itself first.

    Of a class's methods only the one for the HTTP method counts, if that is given.
    """
    found: dict[types.FunctionType, ReachedFunction | None] = {}
    waiting = [layer for layer in layers_of(view) if _is_for(layer, method)]
    while waiting:
        function = waiting.pop(0)
        if function in found:
            continue
        reached = found[function] = _reached(function)
        if reached:
            waiting += [layer for called in _called_in(reached) for layer in layers_of(called)]
    return [reached for reached in found.values() if reached]


@functools.lru_cache(maxsize=2048)
def _reached(function: types.FunctionType) -> ReachedFunction | None:
    """Return a function with its source, None where it isn't the app's own or has none."""
    code = function.__code__
    if not is_own_file(code.co_filename):
        return None
    # A decorator may have given it the name of what it decorates.
    node = _functions_in(code.co_filename).get((code.co_name, code.co_firstlineno))
    names = ChainMap(_closure_of(function), function.__globals__)
    return ReachedFunction(function, code.co_filename, node, names) if node else None


def _called_in(reached: ReachedFunction) -> Iterator[types.FunctionType]:
    for node in ast.walk(reached.node):
        if isinstance(node, ast.Name | ast.Attribute):
            value = reached.resolved(node)
            if isinstance(value, types.FunctionType):
                yield value


def _methods_of(view_class: Any) -> list[Any]:
    """Return the methods of a class of views that the app wrote, and its dispatch."""
    if view_class is None:
        return []
    own = [klass for klass in view_class.__mro__ if is_own_file(_file_of(klass))]
    return [value for klass in own for value in vars(klass).values() if _is_function(value)]


def _file_of(klass: type) -> str:
    try:
        return inspect.getsourcefile(klass) or ""
    except (TypeError, OSError):  # a class of C, or one that has no file
        return ""


def _is_for(layer: types.FunctionType, method: str | None) -> bool:
    verbs = {"get", "post", "put", "patch", "delete", "options", "head"}
    name = layer.__name__
    is_method = "." in layer.__qualname__.rpartition("<locals>.")[2]
    if method is None or not is_method or name not in verbs:
        return True
    return name == method.lower() or (method == "HEAD" and name == "get")


def _is_function(value: Any) -> bool:
    return isinstance(value, types.FunctionType | types.MethodType)


def _closure_of(function: types.FunctionType) -> dict[str, Any]:
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    return {name: cell.cell_contents for name, cell in cells if _is_filled(cell)}


def _is_filled(cell: types.CellType) -> bool:
    try:
        return cell.cell_contents is not UNRESOLVED
    except ValueError:  # its name has no value yet
        return False


@functools.lru_cache(maxsize=256)
def _functions_in(file: str) -> dict[tuple[str, int], _FunctionNode]:
    """Return the functions of a file by their name and the line that Python has for them."""
    try:
        # As it was imported: a trial has another text than the file.
        tree = ast.parse("".join(linecache.getlines(file)))
    except (SyntaxError, ValueError):  # gone, or changed since it was imported
        return {}
    nodes = (node for node in ast.walk(tree) if isinstance(node, _FunctionNode))
    return {(node.name, _first_line(node)): node for node in nodes}


def _first_line(node: _FunctionNode) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
