"""Hooks that would write, and without which the answer is the same: they are passed over."""

import ast
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType
from typing import Any

from flask import Flask

from .asking import ASKING, Asking
from .definitions import definition_of
from .stand_in import StandIn, copy_of, stand_in_code
from .view_source import codes_within, found_makes_headers
from .views import FoundView

#: Names in code that may end a request before there is a view.
_ENDS = {"abort", "redirect"}


class PassedHook(StandIn):
    """Stands in for a hook: it says nothing to a request, and leaves a response as it is.

    `act` is what the hook would do.
    """

    def __init__(self, function: FunctionType, is_after: bool, act: str) -> None:
        super().__init__(function.__name__, copy_of(function))
        self._is_after = is_after
        self.act = act

    def answer(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return the response, if the hook runs after the view, and nothing otherwise."""
        asking = ASKING.get()
        if asking is None or asking.run_views:
            return self.function(*args, **kwargs)
        asking.passed.append(self.act)
        return args[-1] if self._is_after else None


class PassedHooks:
    """The hooks of an app that are passed over, put in place of themselves and taken out again.

    `acts` says by the hook's name what it would do.
    """

    def __init__(self, flask: Flask) -> None:
        self._flask = flask
        self._codes: dict[FunctionType, tuple[CodeType, CodeType]] = {}
        self.acts: dict[str, str] = {}

    def put_in(self) -> None:
        """Pass the hooks over that are known to write."""
        for function, (_, code) in self._codes.items():
            function.__code__ = code

    def take_out(self) -> None:
        """Leave the hooks as they were."""
        for function, (code, _) in self._codes.items():
            function.__code__ = code

    def pass_over(self, asking: Asking) -> bool:
        """Return whether what was refused was a hook's doing, which is passed over from now on."""
        found = False
        for hook, is_after in list(_hooks_of(self._flask)):
            if hook.__code__ in asking.refused_in and _leaves_answer(hook, is_after):
                stand_in = PassedHook(hook, is_after, asking.refused[0])
                self._codes[hook] = (hook.__code__, stand_in_code(hook, stand_in))
                self.acts[hook.__name__] = asking.refused[0]
                found = True
        self.put_in()
        return found


def _hooks_of(flask: Flask) -> Iterator[tuple[FunctionType, bool]]:
    """Yield the app's hooks, and whether each runs after the view."""
    kinds: list[tuple[Any, bool]] = [
        (flask.before_request_funcs, False),
        (flask.after_request_funcs, True),
    ]
    for hooks, is_after in kinds:
        for each in [hook for of_blueprint in hooks.values() for hook in of_blueprint]:
            function: Callable[..., Any] = getattr(each, "__func__", each)
            if isinstance(function, FunctionType) and not hasattr(function, "__wrapped__"):
                yield function, is_after


def _leaves_answer(hook: FunctionType, is_after: bool) -> bool:
    """Return whether a hook, as it is written, neither answers a request nor changes a response."""
    written = definition_of(hook)
    found = FoundView((hook,))
    if written is None or found_makes_headers(found):
        return False
    if any(_ENDS & set(code.co_names) for _, code in codes_within(found)):
        return False
    node = written.node
    response = node.args.args[-1].arg if is_after and node.args.args else None
    return not any(_changes_answer(each, response) for each in ast.walk(node))


def _changes_answer(node: ast.AST, response: str | None) -> bool:
    match node:
        case ast.Raise() | ast.Yield() | ast.YieldFrom():
            return True
        case ast.Return(value=None | ast.Constant(value=None)):
            return response is not None
        case ast.Return(value=ast.Name(id=name)):
            return name != response
        case ast.Return():
            return True
        case ast.Name(id=name, ctx=ast.Store()):
            return name == response
        case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store()):
            return name == response
    return False
