"""What stands in a function that sets CORS headers by hand, and in what it refers to."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType
from typing import Any

from ...fetch_standard import origin_of_page
from .closures import closed_over

#: A host as its owner writes it: the URL standard lets more through than any name server has.
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?)(:[0-9]+)?")
_ALLOW_ORIGIN = "access-control-allow-origin"
#: Deeper than anybody's helpers call each other for one header.
_DEPTH = 6


def sets_allow_origin(function: object) -> bool:
    """Return whether the header's name stands in a function, or in a helper that it refers to."""
    return any(text.lower() == _ALLOW_ORIGIN for text in _texts(function, {}))


def origins_written_in(function: object, config: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the origins that stand in a function and in what it refers to, in their order.

    Those are its constants and defaults, what it has closed over, the globals that it names, the
    helpers of its own module, and the values of those keys of `config` that it names.
    """
    texts = _texts(function, config)
    return tuple(dict.fromkeys(text for text in texts if is_exact_origin(text)))


def is_exact_origin(text: str) -> bool:
    """Return whether a text is an origin just as a browser writes it into `Origin`."""
    scheme, _, host = text.partition("://")
    return bool(scheme) and _HOST.fullmatch(host) is not None and origin_of_page(text) == text


def _texts(function: object, config: Mapping[str, Any]) -> Iterator[str]:
    """Yield the strings that a function refers to, and those in what the config has for them."""
    seen: set[int] = set()
    for text in _referred_to(_inner(function), seen, _DEPTH):
        yield text
        if text.isupper() and text in config:
            yield from _strings(config[text], seen, _DEPTH)


def _inner(function: object) -> object:
    """Return what a partial or a bound method calls."""
    while isinstance(function, functools.partial):
        function = function.func
    return getattr(function, "__func__", function)


def _referred_to(function: Any, seen: set[int], depth: int) -> Iterator[str]:
    code = getattr(function, "__code__", None)
    if not isinstance(code, CodeType) or id(function) in seen or depth == 0:
        return
    seen.add(id(function))
    named = [
        function.__globals__[name]
        for part in _codes(code)
        for name in part.co_names
        if name in function.__globals__
    ]
    values = [
        *(constant for part in _codes(code) for constant in part.co_consts),
        *(function.__defaults__ or ()),
        *(function.__kwdefaults__ or {}).values(),
        *closed_over(function).values(),
        *named,
    ]
    own_package = function.__module__
    for value in values:
        if getattr(value, "__module__", None) == own_package and hasattr(value, "__code__"):
            yield from _referred_to(value, seen, depth - 1)
        else:
            yield from _strings(value, seen, depth)


def _strings(value: object, seen: set[int], depth: int) -> Iterator[str]:
    """Yield the strings in a value, through lists, sets and dicts."""
    if isinstance(value, str):
        yield value
        return
    if not isinstance(value, list | tuple | set | frozenset | dict) or id(value) in seen:
        return
    if depth == 0:
        return
    seen.add(id(value))
    parts: Iterable[object] = [*value, *value.values()] if isinstance(value, dict) else value
    for part in sorted(parts, key=repr) if isinstance(value, set | frozenset) else parts:
        yield from _strings(part, seen, depth - 1)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield a function's code and that of those inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)
