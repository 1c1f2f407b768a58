"""What says that an answer may be kept: its Cache-Control, or its view's source."""

import ast
import re
from collections.abc import Callable, Iterator
from typing import Any

from ..source.reached_code import ReachedFunction, reached_functions

_AGE = re.compile(r"(?:max-age|s-maxage)\s*=\s*[1-9]", re.I)
_NEVER = re.compile(r"no-store|no-cache", re.I)
#: Attributes of Werkzeug's `response.cache_control`.
_ATTRIBUTES = ("max_age", "s_maxage", "public", "immutable")


def is_kept_by(cache_control: str) -> bool:
    """Return whether a Cache-Control lets a browser or a shared cache keep the answer."""
    is_public = bool(re.search(r"\bpublic\b|\bimmutable\b", cache_control, re.I))
    return not _NEVER.search(cache_control) and (is_public or bool(_AGE.search(cache_control)))


def caching_sign(view: Callable[..., Any]) -> str:
    """Return what in a view's source has its answers kept, "" where nothing does."""
    signs = (sign for reached in reached_functions(view, "GET") for sign in _signs_in(reached))
    return next(signs, "")


def _signs_in(reached: ReachedFunction) -> Iterator[str]:
    for node in ast.walk(reached.node):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _AGE.search(node.value) and is_kept_by(node.value):
                yield f"Cache-Control: {node.value}"
        elif isinstance(node, ast.Assign) and _sets_cache_control(node.targets[0], node.value):
            yield ast.unparse(node)


def _sets_cache_control(target: ast.expr, value: ast.expr) -> bool:
    match target:
        case ast.Attribute(value=ast.Attribute(attr="cache_control"), attr=name):
            is_on = not isinstance(value, ast.Constant) or bool(value.value)
            return name in _ATTRIBUTES and is_on
    return False
