"""The edits that give a path a rule of `resources`, where none of them matches it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from .cors_calls import CorsCall, cors_calls, patterns_of
from .edits import Edit, Source
from .flask_cors_call import REGEX_HINTS, Arguments
from .joined_strings import MissingComma, joined_strings
from .rules import rule_for


@dataclass(frozen=True)
class NoRule:
    """A path that no pattern of `resources` matches.

    `joined` are two of them that Python made one, where a comma between them would mend it.
    """

    path: str
    patterns: tuple[str, ...]
    joined: tuple[str, str] | None


def no_rule_in(text: str, path: str) -> NoRule | None:
    """Return what is wrong where no rule of a source's CORS() matches a path, None if one does.

    None, too, if it isn't valid Python, or if what its rules are can't be told.
    """
    try:
        source = Source(text)
    except SyntaxError:
        return None
    calls = [call for call in cors_calls(source) if call.has_rules]
    if not all(call.is_whole for call in calls):
        return None
    lists = [rules and patterns_of(source, rules) for rules in (c.rules(source) for c in calls)]
    known = [patterns for patterns in lists if patterns]
    if not known or len(known) < len(calls) or any(rule_for(path, each) for each in known):
        return None
    commas = [found for call in calls for found in _commas(source, call, path)]
    joined = (commas[0].first, commas[0].second) if commas else None
    return NoRule(path, tuple(pattern for patterns in known for pattern in patterns), joined)


def rule_edits(
    source: Source, call: CorsCall, path: str, arguments: Arguments
) -> Iterator[list[Edit]]:
    """Yield the edits after which a rule of the call matches a path: first the least of them.

    There are none where one matches already, or where what the rules are can't be told. In a dict
    a rule has options of its own: `arguments`.
    """
    rules = call.rules(source)
    patterns = None if rules is None else patterns_of(source, rules)
    if rules is None or not patterns or rule_for(path, patterns) is not None:
        return
    for joined in _commas(source, call, path):
        yield [*joined.commas]
    pattern = repr(path)
    if REGEX_HINTS & set(path):
        return  # it would be a regular expression
    match rules:
        case ast.Constant():
            yield [source.replaced(rules, f"[{source.text(rules)}, {pattern}]")]
        case ast.List(elts=[*_, last]) | ast.Tuple(elts=[*_, last]):
            yield [source.items_after(last, rules, [pattern])]
        case ast.Dict(values=[*_, last]):
            yield [source.items_after(last, rules, [f"{pattern}: {arguments!r}"])]


def _commas(source: Source, call: CorsCall, path: str) -> Iterator[MissingComma]:
    """Yield the places of missing commas after which a pattern matches the path."""
    rules = call.rules(source)
    if isinstance(rules, ast.List | ast.Tuple):
        for element in rules.elts:
            for joined in joined_strings(source, element):
                if rule_for(path, [joined.first, joined.second]):
                    yield joined
