"""Repairs of preflights that something stops: a hook, a redirect, a view, a decorator."""

import ast
from collections.abc import Iterator, Sequence

from ...remedies.edits import Edit
from ..model import Finding
from ..source.app_files import AppFile
from ..source.app_source import AppSource, texts_of
from ..source.flask_imports import request_in
from ..source.written_functions import Definition, WrittenFunction, hooks_before, written_views
from .repair import EVERYBODY, Repair, edited, without_item, without_statement
from .repairs_of_decorators import ROUTES, decorators_in_order

_AUTOMATIC = "PROVIDE_AUTOMATIC_OPTIONS"
_SWITCHES = ("automatic_options", "provide_automatic_options", _AUTOMATIC)


def passed_preflights(
    finding: Finding, source: AppSource, pages: Sequence[str]
) -> Iterator[Repair]:
    """Yield the app that lets a preflight through to Flask's own answer, in each way there is."""
    opened = (*pages, EVERYBODY)
    # A hook that crashes over the preflight crashes over the request, too.
    is_crash = finding.values.get("variant") == "hook-crash"
    for hook in () if is_crash else _hooks(finding, source):
        yield edited(hook.file, _lets_options_pass(hook), opened)
    for file in source.files:
        for edits in (*_automatic_again(file), *decorators_in_order(file)):
            yield edited(file, edits, opened)
    for view in written_views(source.app, finding.routes, source.files):
        for edits in (_without_options(view), _either_slash(view, source, finding)):
            if edits:
                yield edited(view.file, edits, opened)


def without_view(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app without a view that never runs, where a function is written for it alone."""
    name = finding.values.get("name", "").rpartition(".")[2]
    for view in written_views(source.app, finding.routes, source.files):
        if view.node.name == name:
            node, lines = view.node, view.file.source.lines
            first = min(node.lineno, *(each.lineno for each in node.decorator_list))
            start, end = lines[first - 1], lines[node.end_lineno or first]
            yield edited(view.file, [Edit(start, end, "")])


def _hooks(finding: Finding, source: AppSource) -> list[WrittenFunction]:
    hooks = hooks_before(source.app, source.files)
    told = {text.rpartition(".")[2].removesuffix("()") for text in texts_of(finding)}
    return [hook for hook in hooks if hook.node.name in told] or hooks


def _lets_options_pass(hook: WrittenFunction) -> list[Edit]:
    """Return the edits with which a hook does nothing to OPTIONS."""
    file, node = hook
    first = _after_docstring(node)
    indent = file.source.indent(first)
    deeper = "\t" if "\t" in indent else "    "
    start = file.source.lines[first.lineno - 1]
    name, imports = request_in(file)
    text = f"{indent}if {name}.method == 'OPTIONS':\n{indent}{deeper}return None\n"
    return [*imports, Edit(start, start, text)]


def _after_docstring(node: Definition) -> ast.stmt:
    match node.body:
        case [ast.Expr(value=ast.Constant(value=str())), second, *_]:
            return second
        case [first, *_]:
            return first
    raise AssertionError("a function has a body")


def _automatic_again(file: AppFile) -> Iterator[list[Edit]]:
    """Yield the edits that leave OPTIONS to Flask, and to @cross_origin, where that is off."""
    for node in ast.walk(file.source.tree):
        match node:
            case ast.Assign(
                targets=[ast.Subscript(slice=ast.Constant(value=key))],
                value=ast.Constant(value=False),
            ) if key == _AUTOMATIC:
                yield [without_statement(file, node)]
            case ast.Call(keywords=keywords):
                for keyword in keywords:
                    if keyword.arg in (
                        "automatic_options",
                        "provide_automatic_options",
                        _AUTOMATIC,
                    ):
                        items = [*node.args, *keywords]
                        yield [without_item(file, keyword, node, items)]


def _without_options(view: WrittenFunction) -> list[Edit]:
    """Return the edits after which a view doesn't list OPTIONS itself."""
    for decorator in view.node.decorator_list:
        if not isinstance(decorator, ast.Call):
            continue
        for keyword in decorator.keywords:
            if keyword.arg == "methods" and isinstance(keyword.value, ast.List | ast.Tuple):
                items = keyword.value.elts
                for item in items:
                    if isinstance(item, ast.Constant) and item.value == "OPTIONS" and items[1:]:
                        return [without_item(view.file, item, keyword.value, items)]
    return []


def _either_slash(view: WrittenFunction, source: AppSource, finding: Finding) -> list[Edit]:
    """Return the edits that let the view's rules be asked for without their last slash, too."""
    edits = []
    for each in written_views(source.app, finding.routes, source.files):
        decorators = each.node.decorator_list if each.file is view.file else ()
        for decorator in decorators:
            if isinstance(decorator, ast.Call) and _is_strict(decorator, finding.routes):
                edits.append(view.file.source.arguments(decorator, ["strict_slashes=False"]))
    return list(dict.fromkeys(edits))


def _is_strict(decorator: ast.Call, rules: Sequence[str]) -> bool:
    """Return whether a decorator makes one of the rules, and a redirect to its slash with it."""
    match decorator:
        case ast.Call(
            func=ast.Attribute(attr=name), args=[ast.Constant(value=str(path)), *_], keywords=given
        ) if name in ROUTES and path.endswith("/"):
            is_told = any(keyword.arg == "strict_slashes" for keyword in given)
            return not is_told and any(rule.endswith(path) for rule in rules)
    return False
