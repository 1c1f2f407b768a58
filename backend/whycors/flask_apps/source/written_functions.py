"""Where an app's own files write its views and hooks, and what decorates them."""

import ast
import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask

from .app_files import AppFile

#: A function as the syntax tree has it.
Definition = ast.FunctionDef | ast.AsyncFunctionDef


class WrittenFunction(NamedTuple):
    """A function, the file that it is written in, and its definition there."""

    file: AppFile
    node: Definition


def written_function(
    function: Callable[..., Any], files: Sequence[AppFile]
) -> WrittenFunction | None:
    """Return where a function is written, below its decorators; None if that isn't in the files."""
    view_class = getattr(function, "view_class", None)
    code = getattr(inspect.unwrap(function), "__code__", None)
    if view_class is not None or code is None:
        return None
    path = Path(code.co_filename).resolve()
    for file in files:
        if file.path == path:
            for node in ast.walk(file.source.tree):
                if isinstance(node, Definition) and _first_line(node) == code.co_firstlineno:
                    return WrittenFunction(file, node)
    return None


def hooks_before(app: Flask, files: Sequence[AppFile]) -> list[WrittenFunction]:
    """Return the app's own functions that run before a view, its blueprints' too."""
    return _written(app.before_request_funcs.values(), files)


def hooks_after(app: Flask, files: Sequence[AppFile]) -> list[WrittenFunction]:
    """Return the app's own functions that run after a request, its blueprints' too."""
    return _written(app.after_request_funcs.values(), files)


def written_views(
    app: Flask, rules: Iterable[str], files: Sequence[AppFile]
) -> Iterator[WrittenFunction]:
    """Yield the views of some rules of the URL map that are functions of the app's own files."""
    wanted = set(rules)
    for rule in app.url_map.iter_rules():
        view = app.view_functions.get(rule.endpoint)
        if rule.rule in wanted and view is not None:
            written = written_function(view, files)
            if written is not None:
                yield written


def _written(
    functions: Iterable[Iterable[Callable[..., Any]]], files: Sequence[AppFile]
) -> list[WrittenFunction]:
    found = (written_function(each, files) for several in functions for each in several)
    return [each for each in found if each is not None]


def _first_line(node: Definition) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
