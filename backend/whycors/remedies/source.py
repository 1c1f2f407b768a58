"""A remedy as a change of an app's own source: the file of a scenario, or one shaped like it."""

import ast
import functools
from collections.abc import Callable, Iterator

from .call_edits import option_edits
from .changes import ALLOW_CREDENTIALS, ALLOW_ORIGIN, HeaderChange
from .cors_calls import cors_calls
from .edits import Edit, Source
from .flask_cors_call import (
    Arguments,
    flask_cors_arguments,
    flask_cors_call,
)
from .remedy import Remedy
from .rule_edits import rule_edits

PREFIX = "Access-Control-"


def amended_sources(text: str, remedy: Remedy, path: str) -> Iterator[str]:
    """Yield the source with the remedy in it, in each way that may do: first the likeliest.

    There is none where this file's shape is not understood. `path` is the one that was asked for,
    below the app. What is written of flask-cors' options gets more of them, or a rule for the path;
    an after_request function that sets headers by hand sets more; where there is neither,
    CORS(app, ...) is added before `return app`. Whether it helps, only running it can tell.
    """
    arguments = flask_cors_arguments(remedy)
    if arguments is None:
        return
    try:
        source = Source(text)
    except SyntaxError:
        return
    for edits in _ways(source, remedy, arguments, path):
        if edits:
            yield source.edited(edits)


def _ways(
    source: Source, remedy: Remedy, arguments: Arguments, path: str
) -> Iterator[list[Edit] | None]:
    calls = cors_calls(source)
    hooks = [node for node in ast.walk(source.tree) if _sets_headers_by_hand(node)]
    for call in calls:
        options = option_edits(source, call.for_path(source, path), remedy, arguments)
        ways = list(rule_edits(source, call, path, arguments))
        for opened in ways:
            yield opened
            yield [*opened, *options] if options else None
        if not ways:
            yield options
    for hook in hooks:
        if isinstance(hook, ast.FunctionDef):
            yield _hook_edits(source, hook, remedy)
    if not any(call.has_rules for call in calls) and not hooks:
        yield _new_call_edits(source, arguments)


def _new_call_edits(source: Source, arguments: Arguments) -> list[Edit] | None:
    """Return the edits that import CORS below Flask, and call it where the app is made.

    That is at the end of create_app(), or of the function that makes the app and returns it, or
    right after the module has made it.
    """
    flask = [node for node in source.tree.body if _imports_flask(node)]
    calls = [edit(flask_cors_call(arguments, app)) for app, edit in _places_for_call(source)]
    if not flask or len(calls) != 1:
        return None
    if _imports_cors(source):
        return calls
    return [source.lines_after(flask[-1], ["from flask_cors import CORS"]), *calls]


def _imports_flask(node: ast.stmt) -> bool:
    match node:
        case ast.ImportFrom(module="flask"):
            return True
        case ast.Import(names=names):
            return any(alias.name == "flask" for alias in names)
    return False


def _places_for_call(source: Source) -> Iterator[tuple[str, Callable[[str], Edit]]]:
    """Yield the names of the apps that are made, and what puts a line where one is ready."""
    for node in source.tree.body:
        match node:
            case ast.FunctionDef(
                name=name, body=[*body, ast.Return(value=ast.Name(id=app)) as end]
            ):
                if name == "create_app" or app in _apps_made(body):
                    yield app, functools.partial(source.line_before, end)
            case ast.Assign():
                for app in _apps_made([node]):
                    yield app, functools.partial(_line_after, source, node)


def _line_after(source: Source, statement: ast.stmt, text: str) -> Edit:
    return source.lines_after(statement, [text])


def _apps_made(statements: list[ast.stmt]) -> list[str]:
    """Return the names that get a new Flask() from the statements."""
    return [
        target.id
        for node in statements
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if ast.unparse(node.value.func) in ("Flask", "flask.Flask")
        for target in node.targets
        if isinstance(target, ast.Name)
    ]


def _imports_cors(source: Source) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and any(alias.name == "CORS" for alias in node.names)
        for node in source.tree.body
    )


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
