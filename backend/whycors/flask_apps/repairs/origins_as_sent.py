"""Code for an origin as browsers send it, where it is written as they never do."""

import ast
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from ...fetch_standard import OPAQUE, origin_of_page
from ..source.app_files import AppFile
from ..source.app_source import AppSource
from ..source.written_values import value_of
from .repair import list_code, string_like


def codes_as_sent(
    source: AppSource, file: AppFile, node: ast.expr, pages: Sequence[str], is_item: bool
) -> Iterator[tuple[str, list[str]]]:
    """Yield the code for what an expression is worth, as browsers send it, and which origins it is.

    `is_item` says that it stands in a list: several origins are then several items.
    """
    text, code = str(value_of(node, source.names(file))), file.source.text(node)
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(origin_of_page(part) for part in parts):
        origins = [str(origin_of_page(part)) for part in parts]
        if isinstance(node, ast.Constant):
            yield (", ".join(map(repr, origins)) if is_item else list_code(origins)), origins
        elif isinstance(node, ast.JoinedStr):
            yield f"[{', '.join(_split_text(file, node))}]", origins
        else:
            yield f"{'*' if is_item else ''}{code}.split(',')", origins
        return
    for origin in _origins_meant(text, pages):
        if isinstance(node, ast.Constant):
            yield string_like(code, origin), [origin]
        elif text.rstrip("/") == origin:
            yield _without_slash(file, node), [origin]
        elif origin.endswith(f"://{text}"):
            yield _with_scheme(file, node, origin), [origin]


def _origins_meant(text: str, pages: Sequence[str]) -> Iterator[str]:
    """Yield the origins that a text may mean: what its URL's is, or with a scheme before it."""
    if "://" in text:
        origin = origin_of_page(text)
        if origin not in (None, OPAQUE, text):
            yield str(origin)
        return
    host = text.strip("/").partition("/")[0]
    known = [page for page in pages if urlsplit(page).netloc == host]
    schemes = ("http", "https") if "localhost" in host or "127." in host else ("https", "http")
    yield from known
    for scheme in schemes:
        if origin_of_page(f"{scheme}://{host}") not in (None, OPAQUE, *known):
            yield f"{scheme}://{host}"


def _without_slash(file: AppFile, node: ast.expr) -> str:
    """Return the code for what an expression is worth, but for the slash at its end."""
    match node:
        case ast.JoinedStr(values=[ast.FormattedValue(value=only), ast.Constant(value="/")]):
            return file.source.text(only)
        case ast.BinOp(left=left, right=ast.Constant(value="/")):
            return file.source.text(left)
    return f"{file.source.text(node)}.rstrip('/')"


def _with_scheme(file: AppFile, node: ast.expr, origin: str) -> str:
    """Return the code for what an expression is worth, with the scheme that it lacks."""
    scheme = f"{origin.partition('://')[0]}://"
    match node:
        case ast.Call(
            func=ast.Attribute(value=whole, attr="removeprefix"), args=[ast.Constant(value=taken)]
        ) if taken == scheme:
            return file.source.text(whole)
    return f"{scheme!r} + {file.source.text(node)}"


def _split_text(file: AppFile, node: ast.JoinedStr) -> list[str]:
    """Return the code of each part of an f-string that commas part, where each is one value."""
    codes = []
    for part in node.values:
        match part:
            case ast.FormattedValue(value=value):
                codes.append(file.source.text(value))
            case ast.Constant(value=str(text)):
                codes += [repr(each.strip()) for each in text.split(",") if each.strip()]
    return codes
