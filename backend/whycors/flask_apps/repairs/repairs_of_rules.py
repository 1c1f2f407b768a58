"""Repairs of `resources`: a rule for a route that has none, and rules that stand in the way."""

import ast
import re
from collections.abc import Iterator, Sequence

from ...remedies.flask_cors_call import Arguments, exact_pattern
from ...remedies.parsing import parsed
from ...remedies.rule_edits import rule_edits
from ...remedies.rules import rule_for
from ..model import Finding
from ..source.app_files import AppFile
from ..source.app_source import AppSource, expressions_worth, in_force, parts_of, texts_of
from .repair import EVERYBODY, Repair, edited, string_like


def with_rule(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose rules match the finding's routes."""
    opened = (*pages, EVERYBODY)
    paths = _paths(finding, source)
    for file, node, text in _patterns_written(finding, source):
        for pattern in _patterns_meant(text, paths):
            literal = string_like(file.source.text(node), pattern)
            yield edited(file, [file.source.replaced(node, literal)], opened)
    options: Arguments = {"origins": [exact_pattern(page) for page in pages]} if pages else {}
    for each in source.calls:
        for path in paths:
            for edits in rule_edits(each.file.source, each.call, path, options):
                repair = edited(each.file, edits, opened)
                if finding.id != "rule-never-matches" or not _still_has(repair, finding):
                    yield repair


def _still_has(repair: Repair, finding: Finding) -> bool:
    """Return whether the finding's pattern stands in a file as it did."""
    texts = (n.value for n in ast.walk(parsed(repair.text)) if isinstance(n, ast.Constant))
    return finding.values.get("pattern") in texts


def narrower_rule(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose general rule is the shorter one, so that the particular one is tried."""
    hiding = finding.values.get("hiding", "")
    options = [option for option in in_force(finding, source) if option.name == "resources"]
    for _, file, node in expressions_worth(source, options, [hiding]):
        for pattern in ("/.*", "/*"):
            literal = string_like(file.source.text(node), pattern)
            yield edited(file, [file.source.replaced(node, literal)], pages)


def ended_folder(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose rule covers what is below a folder, and not what begins with its name."""
    pattern, folder = finding.values.get("pattern", ""), finding.values.get("meant", "")
    options = [option for option in in_force(finding, source) if option.name == "resources"]
    for _, file, node in expressions_worth(source, options, [pattern]):
        for narrower in (f"{folder}.*", f"{folder.rstrip('/')}(/.*)?$"):
            literal = string_like(file.source.text(node), narrower)
            edit = file.source.replaced(node, literal)
            yield edited(file, [edit], pages, closes=finding.routes)


def _paths(finding: Finding, source: AppSource) -> list[str]:
    """Return the paths of the finding's routes, those of all its views where it names none."""
    rules = [rule for rule in source.app.url_map.iter_rules() if rule.endpoint != "static"]
    named = [rule for rule in rules if rule.rule in finding.routes] or rules
    return list(dict.fromkeys(re.sub(r"<[^>]*>", "1", rule.rule) for rule in named))


def _patterns_written(
    finding: Finding, source: AppSource
) -> Iterator[tuple[AppFile, ast.expr, str]]:
    """Yield the literals of the rules that the finding names, of all rules if it names none."""
    options = [option for option in in_force(finding, source) if option.name == "resources"]
    literals = [
        (each.file, each.node, str(each.node.value))
        for option in options
        for each in parts_of(source, option)
        if isinstance(each.node, ast.Constant) and str(each.node.value).startswith(("/", "^"))
    ]
    named = texts_of(finding)
    yield from [each for each in literals if each[2] in named] or literals


def _patterns_meant(pattern: str, paths: Sequence[str]) -> Iterator[str]:
    """Yield the patterns that match a path where this one doesn't, the likeliest first."""
    tried = [f"/{pattern}", *(f"{prefix}{pattern}" for prefix in _prefixes(paths))]
    if not pattern.endswith("*"):
        tried += [f"{pattern.rstrip('/')}/.*", f"{pattern}.*"]
    seen = {pattern}
    for each in tried:
        matched = [path for path in paths if rule_for(path, [each]) is not None]
        if each not in seen and matched and all(rule_for(p, [pattern]) is None for p in matched):
            seen.add(each)
            yield each


def _prefixes(paths: Sequence[str]) -> list[str]:
    """Return the first part of each path, such as `/api` of `/api/notes`."""
    firsts = (path.strip("/").partition("/")[0] for path in paths)
    return list(dict.fromkeys(f"/{first}" for first in firsts if first))
