"""Repairs of who is let in: patterns, origins that never match, everybody, and `null`."""

import ast
from collections.abc import Iterator, Sequence

from ...fetch_standard import OPAQUE
from ...remedies.call_edits import place_for_more
from ...remedies.flask_cors_call import exact_pattern
from ..model import Finding
from ..source.app_files import AppFile
from ..source.app_source import AppSource, expressions_worth, in_force, parts_of, texts_of
from ..source.written_options import WrittenOption
from .origins_as_sent import codes_as_sent
from .repair import Repair, edited, list_code, string_like, without_item
from .repaired_patterns import repaired_patterns

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
    for each in expressions_worth(source, options, texts_first(finding)):
        is_item = each.file.source.meant(each.option.value) is not each.node
        for code, origins in codes_as_sent(source, each.file, each.node, pages, is_item):
            yield edited(each.file, [each.file.source.replaced(each.node, code)], origins)


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
    in_options = [
        (each.file, each.node)
        for option in _origins_in_force(finding, source)
        for each in parts_of(source, option)
    ]
    anywhere = [(file, node) for file in source.files for node in ast.walk(file.source.tree)]
    for file, node in (*in_options, *anywhere):
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


def texts_first(finding: Finding) -> list[str]:
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
    named = [(file, node) for file, node in literals if node.value in texts_first(finding)]
    yield from named or literals
