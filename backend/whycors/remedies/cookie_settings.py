"""Flask's session cookie in development: without Secure, where the API speaks plain http."""

import ast

from .edits import Edit, Source

_KEY = "SESSION_COOKIE_SECURE"


def without_secure(text: str) -> str | None:
    """Return a source whose session cookie is not Secure, for development over http.

    None where none is set so, or it isn't valid Python.
    """
    try:
        source = Source(text)
    except SyntaxError:
        return None
    edits = [edit for node in ast.walk(source.tree) if (edit := _off(source, node))]
    return source.edited(edits) if edits else None


def _off(source: Source, node: ast.AST) -> Edit | None:
    match node:
        case ast.keyword(arg=name, value=ast.Constant(value=True) as value) if name == _KEY:
            return source.replaced(value, "False")
        case ast.Assign(
            targets=[ast.Subscript(slice=ast.Constant(value=name))],
            value=ast.Constant(value=True) as value,
        ) if name == _KEY:
            return source.replaced(value, "False")
        case ast.Dict(keys=keys, values=values):
            return _off_in(source, keys, values)
    return None


def _off_in(source: Source, keys: "list[ast.expr | None]", values: list[ast.expr]) -> Edit | None:
    """Return the edit of a dict's entry, such as one that from_mapping() is given."""
    for key, value in zip(keys, values, strict=True):
        is_key = isinstance(key, ast.Constant) and key.value == _KEY
        if is_key and isinstance(value, ast.Constant) and value.value is True:
            return source.replaced(value, "False")
    return None
