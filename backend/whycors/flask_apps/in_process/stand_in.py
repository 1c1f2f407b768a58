"""What stands in for a function: whoever calls it calls its stand-in."""

import inspect
from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any

from .asking import ASKING


class StandIn:
    """Answers in place of a function while the app is asked; for anybody else, calls it.

    `may_run` says whether the function is called all the same, for a request's method.
    """

    def __init__(
        self,
        endpoint: str,
        function: Callable[..., Any],
        is_maker: bool = False,
        may_run: Callable[[str], bool] | None = None,
    ) -> None:
        self._endpoint = endpoint
        self.function = function
        self._is_maker = is_maker
        self._may_run = may_run

    def answer(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return what the function's caller gets."""
        asking = ASKING.get()
        if asking is None:
            return self.function(*args, **kwargs)
        if not self._is_maker:
            asking.reached.append(self._endpoint)
        if asking.run_views:
            return self.function(*args, **kwargs)
        if asking.harmless_for and self._may_run and self._may_run(asking.harmless_for):
            asking.ran.append(self._endpoint)
            return self.function(*args, **kwargs)
        return None if self._is_maker else asking.in_place()

    async def answer_later(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return the same to who awaits it."""
        answer = self.answer(args, kwargs)
        return await answer if inspect.isawaitable(answer) else answer


def _calls(*args: Any, **kwargs: Any) -> Any:
    return "stand-in".answer(args, kwargs)  # type: ignore[attr-defined]  # see stand_in_code


async def _awaits(*args: Any, **kwargs: Any) -> Any:
    return await "stand-in".answer_later(args, kwargs)  # type: ignore[attr-defined]  # see stand_in_code


def stand_in_code(function: FunctionType, stand_in: StandIn) -> CodeType:
    """Return the code that makes a function call its stand-in, whoever holds the function.

    A function's code may be changed, its globals may not: so the stand-in is one of its constants.
    """
    template = (_awaits if inspect.iscoroutinefunction(function) else _calls).__code__
    old = function.__code__
    return template.replace(
        co_consts=tuple(stand_in if each == "stand-in" else each for each in template.co_consts),
        co_freevars=old.co_freevars,
        co_name=old.co_name,
        co_filename=old.co_filename,
        co_firstlineno=old.co_firstlineno,
    )


def written_code(function: FunctionType) -> CodeType:
    """Return the code of a function as it is written, also while something stands in for it."""
    code = function.__code__
    for each in code.co_consts:
        if isinstance(each, StandIn) and isinstance(each.function, FunctionType):
            return each.function.__code__
    return code


def copy_of(function: FunctionType) -> FunctionType:
    """Return a function that does what this one does now."""
    copy = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy
