"""Repairs of @cross_origin where it has no say: above the route, or in a class that forgets it."""

import ast
from collections.abc import Iterator, Sequence

from ...remedies.edits import Edit
from ..model import Finding
from ..source.app_files import AppFile
from ..source.app_source import AppSource
from ..source.written_functions import Definition
from .repair import EVERYBODY, Repair, edited

#: The decorators that give a view its route.
ROUTES = frozenset({"route", "get", "post", "put", "patch", "delete"})


def below_route(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose @cross_origin stands below @app.route, where it works."""
    for file in source.files:
        for edits in decorators_in_order(file):
            yield edited(file, edits, (*pages, EVERYBODY))


def decorators_in_order(file: AppFile) -> Iterator[list[Edit]]:
    """Yield the edits with which each @cross_origin of a file is asked, one place at a time."""
    for node in ast.walk(file.source.tree):
        if isinstance(node, Definition):
            yield from _moved_below(file, node)
        elif isinstance(node, ast.ClassDef):
            yield from _remembered(file, node)


def _moved_below(file: AppFile, node: Definition) -> Iterator[list[Edit]]:
    """Yield the edits that put a @cross_origin below the route that it stands above."""
    above: list[ast.expr] = []
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name == "cross_origin":
            above.append(decorator)
        elif name in ROUTES and above:
            lines, data = file.source.lines, file.source.data
            [high, *_] = above
            start, end = lines[high.lineno - 1], lines[high.end_lineno or high.lineno]
            below = lines[node.decorator_list[-1].end_lineno or 0]
            moved = data[start:end].decode()
            yield [Edit(start, end, ""), Edit(below, below, moved)]
            return


def _remembered(file: AppFile, node: ast.ClassDef) -> Iterator[list[Edit]]:
    """Yield the edits with which a class of views leaves OPTIONS to its @cross_origin."""
    for statement in node.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id="decorators")])
                | ast.AnnAssign(target=ast.Name(id="decorators"))
            ) if "cross_origin" in file.source.text(statement):
                verbs = [d.name.upper() for d in node.body if isinstance(d, Definition)]
                methods = [*(verb for verb in verbs if verb.lower() in ROUTES), "OPTIONS"]
                texts = ["provide_automatic_options = False", f"methods = {methods!r}"]
                yield [file.source.lines_after(statement, texts)]
