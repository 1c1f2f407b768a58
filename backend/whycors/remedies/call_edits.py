"""The edits of a CORS(app, ...) that is there already: arguments added, and lists made longer."""

import ast

from .changes import (
    ALLOW_CREDENTIALS,
    ALLOW_HEADERS,
    ALLOW_METHODS,
    ALLOW_ORIGIN,
    HeaderChange,
)
from .edits import Edit, Source
from .flask_cors_call import REGEX_HINTS, Arguments
from .remedy import Remedy


class NotUnderstood(Exception):
    """An argument that is written in a way which can't be added to."""


def call_of_cors(node: ast.AST) -> bool:
    """Return whether the node is CORS(app, ...)."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "CORS"


def call_edits(
    source: Source, call: ast.Call, remedy: Remedy, arguments: Arguments
) -> list[Edit] | None:
    """Return the edits with which the call does what the remedy says, None where it can't tell."""
    written = {keyword.arg: keyword.value for keyword in call.keywords}
    if len(call.args) != 1 or None in written:
        return None
    changed = {c.name for c in remedy.changes if isinstance(c, HeaderChange)}
    edits: list[Edit] = []
    new: list[str] = []
    try:
        for name, values in _wanted(remedy, arguments, changed, written).items():
            if name not in written:
                new.append(f"{name}={values!r}")
            elif isinstance(values, bool):
                edits.append(source.replaced(written[name], repr(values)))
            else:
                edits += _with_values(source, written[name], values)
    except NotUnderstood:
        return None
    last = [*call.args, *written.values()][-1]
    if new:
        edits.append(source.item_after(last, call, ", ".join(new)))
    return edits


def _wanted(
    remedy: Remedy,
    arguments: Arguments,
    changed: set[str],
    written: dict[str | None, ast.expr],
) -> Arguments:
    """Return the arguments that the call must have, as far as they change anything."""
    wanted: Arguments = {}
    names_nobody = "origins" not in written or _has_pattern(written["origins"])
    if ALLOW_ORIGIN in changed or (ALLOW_CREDENTIALS in changed and names_nobody):
        # Without origins, flask-cors names whoever asks: never together with cookies.
        wanted["origins"] = arguments["origins"]
    if ALLOW_CREDENTIALS in changed:
        wanted["supports_credentials"] = True
    if ALLOW_METHODS in changed and "methods" in written:
        wanted["methods"] = _tokens(remedy, ALLOW_METHODS)
    elif ALLOW_METHODS in changed and "methods" in arguments:
        wanted["methods"] = arguments["methods"]
    if ALLOW_HEADERS in changed and "allow_headers" in written:
        wanted["allow_headers"] = _tokens(remedy, ALLOW_HEADERS)
    return wanted


def _tokens(remedy: Remedy, name: str) -> list[str]:
    return [
        token.strip()
        for change in remedy.changes
        if isinstance(change, HeaderChange) and change.name == name
        for token in change.after.split(",")
    ]


def _has_pattern(written: ast.expr) -> bool:
    """Return whether a string in it stands for more than itself."""
    texts = [node.value for node in ast.walk(written) if isinstance(node, ast.Constant)]
    return any(isinstance(text, str) and REGEX_HINTS & set(text) for text in texts)


def _with_values(source: Source, written: ast.expr, values: list[str]) -> list[Edit]:
    """Return the edits that add what is missing to an argument; a pattern gives way to the values.

    Raises NotUnderstood if the argument is neither a list nor a string.
    """
    match written:
        case ast.Constant(value=str(text)):
            texts = [] if REGEX_HINTS & set(text) else [text]
            together = list(dict.fromkeys([*texts, *values]))
            return [source.replaced(written, repr(together))]
        case ast.List(elts=elements) if elements and not _has_pattern(written):
            there = [e.value for e in elements if isinstance(e, ast.Constant)]
            missing = [repr(value) for value in values if value not in there]
            if not missing:
                return []
            return [source.item_after(elements[-1], written, ", ".join(missing))]
        case ast.List():
            return [source.replaced(written, repr(values))]
        case _:
            raise NotUnderstood
