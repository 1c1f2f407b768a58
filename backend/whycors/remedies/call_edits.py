"""The edits of options that are written already: options added, and lists made longer."""

import ast

from ..fetch_standard import OPAQUE
from .changes import (
    ALLOW_CREDENTIALS,
    ALLOW_HEADERS,
    ALLOW_METHODS,
    ALLOW_ORIGIN,
    HeaderChange,
)
from .cors_calls import CorsCall, text_of
from .edits import Edit, Source
from .flask_cors_call import REGEX_HINTS, Arguments, asked_methods
from .joined_strings import joined_strings
from .option_places import Entries, Keywords
from .remedy import Remedy


class NotUnderstood(Exception):
    """An option that is written in a way which can't be added to."""


def option_edits(
    source: Source, call: CorsCall, remedy: Remedy, arguments: Arguments
) -> list[Edit] | None:
    """Return the edits with which the call does what the remedy says, None where it can't tell."""
    written = {name: source.meant(value) for name, value in call.written.items()}
    changed = {c.name for c in remedy.changes if isinstance(c, HeaderChange)}
    edits: list[Edit] = []
    new: dict[str, str] = {}
    try:
        for name, values in _wanted(remedy, arguments, changed, written).items():
            if name not in written:
                new[name] = repr(values)
            elif isinstance(values, bool):
                edits.append(source.replaced(written[name], repr(values)))
            else:
                edits += with_values(source, written[name], values, ALLOW_CREDENTIALS in changed)
    except NotUnderstood:
        return None
    if new:
        edits.append(place_for_more(call).added(source, new))
    return edits


def place_for_more(call: CorsCall) -> Entries | Keywords:
    """Return where an option is added: in the rule or the dict that has others, or in the call."""
    return next(place for place in call.places if isinstance(place, Entries | Keywords))


def _wanted(
    remedy: Remedy,
    arguments: Arguments,
    changed: set[str],
    written: dict[str, ast.expr],
) -> Arguments:
    """Return the arguments that the call must have, as far as they change anything."""
    wanted: Arguments = {}
    names_nobody = "origins" not in written or _names_strangers(written["origins"])
    if ALLOW_ORIGIN in changed or (ALLOW_CREDENTIALS in changed and names_nobody):
        # Without origins, flask-cors names whoever asks: never together with cookies.
        wanted["origins"] = arguments["origins"]
    if ALLOW_CREDENTIALS in changed:
        wanted["supports_credentials"] = True
    if ALLOW_METHODS in changed and "methods" in written:
        wanted["methods"] = _tokens(remedy, ALLOW_METHODS)
    elif ALLOW_METHODS in changed and "methods" in arguments:
        wanted["methods"] = arguments["methods"]
    elif ALLOW_HEADERS in changed and "methods" in written:
        # To a preflight for a method that isn't listed, flask-cors lists no headers, either.
        wanted["methods"] = asked_methods(remedy)
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


def _names_strangers(written: ast.expr) -> bool:
    """Return whether a string in it stands for more than one page: a pattern, or `null`."""
    texts = [node.value for node in ast.walk(written) if isinstance(node, ast.Constant)]
    return any(text == OPAQUE or REGEX_HINTS & set(str(text)) for text in texts)


def with_values(
    source: Source, written: ast.expr, values: list[str], is_exact: bool = False
) -> list[Edit]:
    """Return the edits that add what is missing to an option.

    A pattern that stands alone gives way to the values, and with `is_exact` any does, as does
    `null`. Raises NotUnderstood if the option is neither a list nor a string.
    """
    match written:
        case ast.Constant(value=str(text)):
            texts = [] if REGEX_HINTS & set(text) else [text]
            together = list(dict.fromkeys([*texts, *values]))
            return [source.replaced(written, repr(together))]
        case ast.List(elts=[]):
            return [source.replaced(written, repr(values))]
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
            strangers = [each for each in elements if _names_strangers(each)]
            if len(strangers) < len(elements) and not (is_exact and strangers):
                return _with_elements(source, written, elements, values)
            kept = [each for each in elements if each not in strangers]
            texts = [source.text(each) for each in kept]
            there = [text_of(source, each) for each in kept]
            texts += [repr(value) for value in values if value not in there]
            return [source.replaced(written, f"[{', '.join(texts)}]")]
        case _:
            raise NotUnderstood


def _with_elements(
    source: Source, written: ast.expr, elements: list[ast.expr], values: list[str]
) -> list[Edit]:
    """Return the edits that add the values that a list lacks, or put a comma that hides one."""
    there = [text_of(source, element) for element in elements]
    missing = [value for value in values if value not in there]
    edits: list[Edit] = []
    for element in elements:
        for joined in joined_strings(source, element):
            if joined.first in missing or joined.second in missing:
                edits += joined.commas
                missing = [value for value in missing if value not in joined[:2]]
                break
    if missing:
        edits.append(source.items_after(elements[-1], written, [", ".join(map(repr, missing))]))
    return edits
