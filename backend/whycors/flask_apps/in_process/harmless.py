"""Views that can change nothing, as they are written: these may be run.

Such a view reads the request, makes a response of its own, and fills that. Whatever else it does,
it may change something.
"""

import ast
import builtins
import re
from types import FunctionType
from typing import Any

import flask

from ..rules.closures import closed_over
from ..source.own_code import is_own_function
from .definitions import definition_of

_READS = {
    "cookies", "endswith", "format", "fullmatch", "get", "get_data", "get_json", "getlist", "items",
    "join", "keys", "lower", "match", "partition", "rpartition", "search", "split", "startswith",
    "strip", "upper", "values",
}  # fmt: skip
#: What changes what it is called of: that has to be the view's own.
_CHANGES = {
    "add", "append", "delete_cookie", "extend", "set", "set_cookie", "setdefault", "update",
}  # fmt: skip
#: What belongs to a response, and to nothing else.
_PARTS = {"allow", "cache_control", "headers", "vary"}
#: What tells something.
_TELLERS: tuple[Any, ...] = (all, any, bool, int, len, max, min)
#: What makes something new, and what gives something up.
_MAKERS: tuple[Any, ...] = (
    flask.jsonify, flask.make_response, flask.Response, flask.abort, flask.redirect, dict, list,
    set, sorted, str,
)  # fmt: skip
_MAKERS_OF_APP = {"make_default_options_response", "make_response", "response_class"}
_APP_HAS = {"config", "debug", "name", "testing", *_MAKERS_OF_APP}
_FLASK_HAS = {"Response", "abort", "jsonify", "make_response", "redirect", "request"}
_FLASKS = (flask.request, flask.current_app)
_PLAIN = (str, bytes, int, float, tuple, list, dict, set, frozenset, re.Pattern, type(None))
_KINDS = (
    ast.Return, ast.Expr, ast.If, ast.Pass, ast.Assign, ast.AnnAssign, ast.For, ast.Constant,
    ast.Name, ast.Attribute, ast.Call, ast.Dict, ast.List, ast.Tuple, ast.Set, ast.JoinedStr,
    ast.FormattedValue, ast.BoolOp, ast.BinOp, ast.Compare, ast.UnaryOp, ast.IfExp, ast.Subscript,
    ast.keyword, ast.expr_context, ast.boolop, ast.operator, ast.cmpop, ast.unaryop,
)  # fmt: skip
#: How deep the helpers of a view may call each other.
_DEEPEST = 5


def is_harmless(function: FunctionType, method: str) -> bool:
    """Return whether a view can change nothing, for all that it does with a request's method."""
    return _Reader(function, method, _DEEPEST).is_harmless()


class _Reader:
    """Reads one function: its names, and which of them hold what it has made itself."""

    def __init__(self, function: FunctionType, method: str, depth: int) -> None:
        self._names = {**vars(builtins), **function.__globals__, **closed_over(function)}
        self._method = method
        self._depth = depth
        written = definition_of(function)
        self._node = written.node if written else None
        self._statements = self._for_method(written.node.body) if written else []
        self._nodes = [node for each in self._statements for node in ast.walk(each)]
        arguments = ast.walk(written.node.args) if written else ()
        self._parameters = {each.arg for each in arguments if isinstance(each, ast.arg)}
        names = (each for each in self._nodes if isinstance(each, ast.Name))
        self._stored = {each.id for each in names if isinstance(each.ctx, ast.Store)}
        self._made = self._made_here()

    def is_harmless(self) -> bool:
        """Return whether none of its statements can change anything but what it has made."""
        if self._node is None or self._depth == 0:
            return False
        return all(isinstance(node, _KINDS) and self._is_fine(node) for node in self._nodes)

    def returns_own(self) -> bool:
        """Return whether whatever it returns, it has made itself."""
        returns = [each for each in self._nodes if isinstance(each, ast.Return)]
        return all(each.value is not None and self._is_made(each.value) for each in returns)

    def _for_method(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """Return the statements up to an `if` that sees to the method by itself, and returns."""
        for number, each in enumerate(body):
            match each:
                case ast.If(test=test, body=[*_, ast.Return()]) if self._asks_for_method(test):
                    return [*body[:number], *each.body]
        return body

    def _asks_for_method(self, test: ast.expr) -> bool:
        match test:
            case ast.Compare(
                left=ast.Attribute(attr="method", value=ast.Name(id=name)),
                ops=[ast.Eq()],
                comparators=[ast.Constant(value=method)],
            ):
                return method == self._method and self._names.get(name) is flask.request
        return False

    def _made_here(self) -> set[str]:
        """Return the names that stand for what the function has made, and for nothing else."""
        stored: dict[str, bool] = {}
        for node in self._nodes:
            targets = node.targets if isinstance(node, ast.Assign) else []
            for target in targets:
                if isinstance(target, ast.Name) and isinstance(node, ast.Assign):
                    is_made = self._is_new(node.value)
                    stored[target.id] = is_made and stored.get(target.id, True)
        loops = [each.target for each in self._nodes if isinstance(each, ast.For)]
        names = {each.id for loop in loops for each in ast.walk(loop) if isinstance(each, ast.Name)}
        return {name for name, is_made in stored.items() if is_made} - names - self._parameters

    def _is_made(self, node: ast.expr) -> bool:
        """Return whether the function has made a value, or the response that it is a part of.

        What is in a list or a table of its own may be somebody else's.
        """
        while isinstance(node, ast.Attribute) and node.attr in _PARTS:
            node = node.value
        if isinstance(node, ast.Tuple):
            return all(map(self._is_made, node.elts))
        return node.id in self._made if isinstance(node, ast.Name) else self._is_new(node)

    def _is_new(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant() | ast.Dict() | ast.List() | ast.JoinedStr():
                return True
            case ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id=owner))):
                return name in _MAKERS_OF_APP | _FLASK_HAS and self._is_flasks(owner)
            case ast.Call(func=ast.Name(id=name)):
                called = self._names.get(name)
                return self._is_maker(name) or self._is_own_maker(called)
        return False

    def _is_maker(self, name: str) -> bool:
        return any(self._names.get(name) is each for each in _MAKERS)

    def _is_teller(self, name: str) -> bool:
        return any(self._names.get(name) is each for each in _TELLERS)

    def _is_own_maker(self, called: Any) -> bool:
        if not isinstance(called, FunctionType) or not is_own_function(called):
            return False
        reader = _Reader(called, self._method, self._depth - 1) if self._depth > 1 else None
        return reader is not None and reader.is_harmless() and reader.returns_own()

    def _is_flasks(self, name: str) -> bool:
        return any(self._names.get(name) is each for each in (*_FLASKS, flask))

    def _is_fine(self, node: ast.AST) -> bool:
        match node:
            case ast.Call(func=ast.Name(id=name)):
                called = self._names.get(name)
                return self._is_teller(name) or self._is_maker(name) or self._is_own_maker(called)
            case ast.Call(func=ast.Attribute(attr=name, value=owner)):
                return self._may_be_called(name, owner)
            case ast.Call():
                return False
            case ast.Attribute(ctx=ast.Load(), attr=name, value=ast.Name(id=owner)):
                return self._may_be_read(name, owner)
            case ast.Attribute(ctx=ast.Store(), value=owner):
                return self._is_made(owner)
            case ast.Subscript(ctx=ast.Store(), value=owner):
                return self._is_made(owner)
            case ast.Name(id=name, ctx=ast.Load()):
                return self._is_known(name)
        return True

    def _may_be_called(self, name: str, owner: ast.expr) -> bool:
        if isinstance(owner, ast.Name) and self._is_flasks(owner.id):
            return name in _READS | _FLASK_HAS | _APP_HAS
        return self._is_made(owner) if name in _CHANGES else name in _READS

    def _may_be_read(self, name: str, owner: str) -> bool:
        """Return whether an attribute of what a name stands for is known to be harmless."""
        value = self._names.get(owner)
        if value is flask or value is flask.current_app:
            return name in (_FLASK_HAS if value is flask else _APP_HAS)
        return True

    def _is_known(self, name: str) -> bool:
        if name in self._stored | self._parameters or self._is_flasks(name):
            return True
        value = self._names.get(name, ...)
        is_called = self._is_maker(name) or self._is_teller(name) or self._is_own_maker(value)
        return is_called or isinstance(value, _PLAIN)
