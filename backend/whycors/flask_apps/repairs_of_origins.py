"""Repairs of who is let in: patterns, origins that never match, everybody, and `null`."""

import ast
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from ..fetch_standard import OPAQUE, origin_of_page
from ..remedies.call_edits import place_for_more
from ..remedies.flask_cors_call import exact_pattern
from .app_files import AppFile
from .app_source import AppSource, Expression, expressions_worth, in_force, parts_of, texts_of
from .model import Finding
from .repair import Repair, edited, list_code, string_like, without_item
from .repaired_patterns import repaired_patterns
from .written_options import WrittenOption
from .written_values import value_of

Pages = Sequence[str]


def ended_patterns(finding: Finding, source: AppSource, pages: Pages) -> Iterator[Repair]:
    """Yield the app with the finding's pattern ended and narrowed, or the pages in its place."""
    options = _origins_in_force(finding, source)
    for file, node in _named_strings(finding, source, options):
        for pattern in repaired_patterns(str(node.value)):
            literal = string_like(file.source.text(node), pattern)
            yield edited(file, [file.source.replaced(node, literal)], pages)
    yield from _pages_instead(options, pages)


def matching_origins(finding: Finding, source: AppSource, pages: Pages) -> Iterator[Repair]:
    """Yield the app with an origin that never matches written as a browser sends it."""
    options = _origins_in_force(finding, source)
    for each in expressions_worth(source, options, _named(finding)):
        for code, origins in _as_sent(source, each, pages):
            yield edited(each.file, [each.file.source.replaced(each.node, code)], origins)
    if not options:
        for file, node in _strings_by_hand(finding, source):
            for origin in _origins_meant(str(node.value), pages):
                literal = string_like(file.source.text(node), origin)
                yield edited(file, [file.source.replaced(node, literal)], [origin])


def pages_only(finding: Finding, source: AppSource, pages: Pages) -> Iterator[Repair]:
    """Yield the app that lets its own pages in, where it let everybody in."""
    if not pages:
        return
    options = _origins_in_force(finding, source)
    yield from _pages_instead(options, pages)
    for each in source.calls:
        if "origins" not in each.call.written:
            exact = list_code(exact_pattern(page) for page in pages)
            edit = place_for_more(each.call).added(each.file.source, {"origins": exact})
            yield edited(each.file, [edit], pages)


def without_null(finding: Finding, source: AppSource, pages: Pages) -> Iterator[Repair]:
    """Yield the app without `null` among the origins that it lets in."""
    for file in source.files:
        for node in ast.walk(file.source.tree):
            match node:
                case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
                    null = [i for i in items if isinstance(i, ast.Constant) and i.value == OPAQUE]
                    if null and len(items) > 1:
                        yield edited(file, [without_item(file, null[0], node, items)])
    yield from _pages_instead(_origins_in_force(finding, source), pages)


def _pages_instead(options: Sequence[WrittenOption], pages: Pages) -> Iterator[Repair]:
    """Yield the app with its pages in place of what each option says."""
    exact = list_code(exact_pattern(page) for page in pages)
    for option in options if pages else ():
        yield edited(option.file, [option.file.source.replaced(option.value, exact)], pages)


def _origins_in_force(finding: Finding, source: AppSource) -> list[WrittenOption]:
    return [option for option in in_force(finding, source) if option.name == "origins"]


def _named(finding: Finding) -> list[str]:
    """Return the strings that a finding names, with the likeliest first."""
    first = [finding.values[name] for name in ("pattern", "origin") if name in finding.values]
    return [*first, *texts_of(finding)]


def _named_strings(
    finding: Finding, source: AppSource, options: Sequence[WrittenOption]
) -> Iterator[tuple[AppFile, ast.Constant]]:
    """Yield the string literals that a finding names; all patterns where it names none."""
    literals = [
        (each.file, each.node)
        for option in options
        for each in parts_of(source, option)
        if isinstance(each.node, ast.Constant) and "://" in str(each.node.value)
    ]
    named = [(file, node) for file, node in literals if node.value in _named(finding)]
    yield from named or literals


def _strings_by_hand(finding: Finding, source: AppSource) -> Iterator[tuple[AppFile, ast.Constant]]:
    wanted = _named(finding)
    for file in source.files:
        for node in ast.walk(file.source.tree):
            if isinstance(node, ast.Constant) and node.value in wanted:
                yield file, node


def _as_sent(source: AppSource, each: Expression, pages: Pages) -> Iterator[tuple[str, list[str]]]:
    """Yield the code for an origin as it is sent, and the origins that it then is."""
    option, file, node = each
    text, code = str(value_of(node, source.names(file))), file.source.text(node)
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(origin_of_page(part) for part in parts):
        origins = [str(origin_of_page(part)) for part in parts]
        listed = file.source.meant(option.value) is not node
        if isinstance(node, ast.Constant):
            yield (", ".join(map(repr, origins)) if listed else list_code(origins)), origins
        elif isinstance(node, ast.JoinedStr):
            yield f"[{', '.join(_split_text(file, node))}]", origins
        else:
            yield f"{'*' if listed else ''}{code}.split(',')", origins
        return
    for origin in _origins_meant(text, pages):
        if isinstance(node, ast.Constant):
            yield string_like(code, origin), [origin]
        elif text.rstrip("/") == origin:
            yield _without_slash(file, node), [origin]
        elif origin.endswith(f"://{text}"):
            yield _with_scheme(file, node, origin), [origin]


def _origins_meant(text: str, pages: Pages) -> Iterator[str]:
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
