"""A remedy as a change of an app's own source: the file of a scenario, or one shaped like it."""

import ast

from .call_edits import call_edits, call_of_cors
from .changes import ALLOW_CREDENTIALS, ALLOW_ORIGIN, HeaderChange
from .edits import Edit, Source
from .flask_cors_call import (
    Arguments,
    flask_cors_arguments,
    flask_cors_call,
)
from .remedy import Remedy

PREFIX = "Access-Control-"


def amended_source(text: str, remedy: Remedy) -> str | None:
    """Return the source with the remedy in it, None where this file's shape is not understood.

    A CORS(app, ...) gets arguments; an after_request function that sets headers by hand sets more;
    where there is neither, CORS(app, ...) is added before `return app`.
    """
    arguments = flask_cors_arguments(remedy)
    if arguments is None:
        return None
    try:
        source = Source(text)
    except SyntaxError:
        return None
    calls = [node for node in ast.walk(source.tree) if call_of_cors(node)]
    hooks = [node for node in ast.walk(source.tree) if _sets_headers_by_hand(node)]
    edits: list[Edit] | None = None
    match calls, hooks:
        case [ast.Call() as call], []:
            edits = call_edits(source, call, remedy, arguments)
        case [], [ast.FunctionDef() as hook]:
            edits = _hook_edits(source, hook, remedy)
        case [], []:
            edits = _new_call_edits(source, arguments)
    return source.edited(edits) if edits else None


def _new_call_edits(source: Source, arguments: Arguments) -> list[Edit] | None:
    """Return the edits that import CORS below Flask and call it at the end of create_app()."""
    flask = [
        node
        for node in source.tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "flask"
    ]
    ends = [
        node.body[-1]
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and node.name == "create_app"
    ]
    match flask, ends:
        case [*_, last], [ast.Return(value=ast.Name(id=app)) as end]:
            return [
                source.line_after(last, "from flask_cors import CORS"),
                source.line_before(end, flask_cors_call(arguments, app)),
            ]
        case _:
            return None


def _sets_headers_by_hand(node: ast.AST) -> bool:
    is_hook = isinstance(node, ast.FunctionDef) and any(
        isinstance(decorator, ast.Attribute) and decorator.attr == "after_request"
        for decorator in node.decorator_list
    )
    return is_hook and any(
        isinstance(part, ast.Constant) and str(part.value).startswith(PREFIX)
        for part in ast.walk(node)
    )


def _hook_edits(source: Source, hook: ast.FunctionDef, remedy: Remedy) -> list[Edit] | None:
    """Return the edits that make an after_request function set what the remedy says.

    It runs for preflights too: Flask's own answer to OPTIONS passes through it.
    """
    wanted = _wanted_headers(remedy)
    end = hook.body[-1]
    if wanted is None or not hook.args.args or not isinstance(end, ast.Return):
        return None
    response = hook.args.args[0].arg
    set_here = _assigned_headers(hook.body, response)
    if len(set_here) < len(_assigned_headers(list(ast.walk(hook)), response)):
        return None  # some are set on a condition, which the remedy knows nothing of
    edits = []
    for name, value in wanted.items():
        assigned = set_here.get(name.lower())
        if assigned is not None:
            edits.append(source.replaced(assigned, repr(value)))
        else:
            edits.append(source.line_before(end, f"{response}.headers[{name!r}] = {value!r}"))
    return edits


def _wanted_headers(remedy: Remedy) -> dict[str, str] | None:
    """Return the value of each header to change, None where two answers need different ones."""
    changes = [change for change in remedy.changes if isinstance(change, HeaderChange)]
    wanted = {change.name: change.after for change in changes}
    if any(wanted[change.name] != change.after for change in changes):
        return None
    if ALLOW_CREDENTIALS in wanted:
        # The origin that was sent may have been a copy of the request's: with cookies, name it.
        wanted = {ALLOW_ORIGIN: remedy.request.origin} | wanted
    return wanted


def _assigned_headers(
    statements: "list[ast.stmt] | list[ast.AST]", response: str
) -> dict[str, ast.expr]:
    """Return the values of `response.headers['…'] = …` among the statements, by lower-case name."""
    found = {}
    for node in statements:
        match node:
            case ast.Assign(
                targets=[
                    ast.Subscript(
                        value=ast.Attribute(value=ast.Name(id=name), attr="headers"),
                        slice=ast.Constant(value=str(header)),
                    )
                ],
                value=value,
            ) if name == response:
                found[header.lower()] = value
    return found
