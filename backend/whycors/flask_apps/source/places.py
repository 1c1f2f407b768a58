"""The line of an app's own source that a finding is about."""

import ast
from collections.abc import Callable, Mapping
from dataclasses import replace

from ..model import Finding, SourceLine
from .app_source import AppSource, expressions_worth, in_force, texts_of
from .written_functions import hooks_after, hooks_before, written_views

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
_CREDENTIALS = ("Access-Control-Allow-Credentials", "supports_credentials")
_METHODS = ("Access-Control-Allow-Methods", "methods")
#: By variant of a page's failure, the header and the option that decide; others are of the origin.
_DECIDES = {
    "credentials-value": _CREDENTIALS,
    "header": ("Access-Control-Allow-Headers", "allow_headers"),
    "method": _METHODS,
    "method-headers": _METHODS,
    "method-star": _METHODS,
    "no-cookies": _CREDENTIALS,
}


def place_of(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line that a finding is about, None where that can't be told for sure."""
    for way in _WAYS.get(finding.id, ()):
        place = way(finding, source)
        if place is not None:
            return place
    return None


def _string_in(*names: str) -> "_Way":
    """Return the way that finds the string which a finding names, in one of some options."""

    def way(finding: Finding, source: AppSource) -> SourceLine | None:
        options = [each for each in in_force(finding, source) if each.name in names]
        found = expressions_worth(source, options, texts_of(finding))
        return next((each.file.line(each.node.lineno) for each in found), None)

    return way


def _string_anywhere(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line of the one string in all files that a finding names."""
    names = ("pattern", "origin", "hidden", "parameter")
    wanted = {finding.values.get(name) for name in names} - {None, ""}
    found = {
        file.line(node.lineno)
        for file in source.files
        for node in ast.walk(file.source.tree)
        if isinstance(node, ast.Constant) and node.value in wanted
    }
    return found.pop() if len(found) == 1 else None


def _option(*names: str) -> "_Way":
    """Return the way that finds an option, where it is written once."""

    def way(finding: Finding, source: AppSource) -> SourceLine | None:
        found = [each for each in in_force(finding, source) if each.name in names]
        return found[0].file.line(found[0].value.lineno) if len(found) == 1 else None

    return way


def _named_option(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line of the option whose name the finding gives, as a keyword or as a key."""
    name = finding.values.get("option", "").removeprefix("CORS_").lower()
    found = [each for each in in_force(finding, source) if each.name.lower() == name]
    return found[0].file.line(found[0].value.lineno) if len(found) == 1 else None


def _decorator(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line of the @cross_origin that is on the finding's view in vain."""
    for view in written_views(source.app, finding.routes, source.files):
        for decorator in view.node.decorator_list:
            if "cross_origin" in ast.unparse(decorator):
                return view.file.line(decorator.lineno)
    return None


def _call(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line of the only call that sets flask-cors up."""
    if len(source.calls) != 1:
        return None
    [only] = source.calls
    return only.file.line(only.call.node.lineno)


def _header_by_hand(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line of the only hook that names the header in question."""
    lines = _lines_by_hand(finding, source)
    return lines.pop() if len(lines) == 1 else None


def _lines_by_hand(finding: Finding, source: AppSource) -> set[SourceLine]:
    """Return the lines of hooks that name the header in question."""
    header = finding.values.get("header", ALLOW_ORIGIN)
    return {
        hook.file.line(node.lineno)
        for hook in hooks_after(source.app, source.files)
        for node in ast.walk(hook.node)
        if isinstance(node, ast.Constant) and str(node.value).lower() == header.lower()
    }


def _hook(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line of the hook before the view that a finding names, or of the only one."""
    if finding.values.get("variant", "hook") != "hook":
        return None
    hooks = hooks_before(source.app, source.files)
    told = {text.rpartition(".")[2].removesuffix("()") for text in texts_of(finding)}
    named = [hook for hook in hooks if hook.node.name in told] or hooks
    return named[0].file.line(named[0].node.lineno) if len(named) == 1 else None


def _view(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line of the first view of the finding's routes."""
    view = next(written_views(source.app, finding.routes, source.files), None)
    return None if view is None else view.file.line(view.node.lineno)


def _deciding_origins(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line that decides on origins, where there is only one: an option, or a hook."""
    options = [each for each in in_force(finding, source) if each.name == "origins"]
    lines = {each.file.line(each.value.lineno) for each in options}
    lines |= _lines_by_hand(finding, source)
    return lines.pop() if len(lines) == 1 else None


def _failing_page(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line that keeps the app's own page out, by the header that does."""
    has_rules = any(each.name == "resources" for each in source.options)
    if has_rules and finding.values.get("variant") == "nowhere":
        return None  # it may be a rule's doing
    header, name = _DECIDES.get(finding.values.get("variant", ""), (ALLOW_ORIGIN, "origins"))
    told = replace(finding, values={**finding.values, "header": header})
    options = [each for each in in_force(finding, source) if each.name == name]
    lines = {each.file.line(each.value.lineno) for each in options}
    lines |= _lines_by_hand(told, source)
    return lines.pop() if len(lines) == 1 else None


def _automatic_options(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line that switches Flask's own answers to OPTIONS off, for a whole app."""
    lines = {
        file.line(node.lineno)
        for file in source.files
        for node in ast.walk(file.source.tree)
        if isinstance(node, ast.Constant) and node.value == "PROVIDE_AUTOMATIC_OPTIONS"
    }
    is_it = finding.values.get("variant") == "no-options" and len(lines) == 1
    return lines.pop() if is_it else None


def _only_view(finding: Finding, source: AppSource) -> SourceLine | None:
    """Return the line of the finding's view, where it is about one route."""
    return _view(finding, source) if len(finding.routes) == 1 else None


_Way = Callable[[Finding, AppSource], SourceLine | None]
_ORIGIN: tuple[_Way, ...] = (
    _string_in("origins"), _string_anywhere, _deciding_origins,
)  # fmt: skip
_RULE: tuple[_Way, ...] = (_string_in("resources"), _option("resources"), _string_anywhere)
#: The ways that are tried for each kind of finding, the most telling first.
_WAYS: Mapping[str, tuple[_Way, ...]] = {
    "any-origin-allowed": (_deciding_origins, _call),
    "any-origin-with-credentials": (_option("supports_credentials"), _header_by_hand, _call),
    "credentials-from-text": (_named_option, _option("supports_credentials")),
    "errors-without-headers": (),
    "flask-cors-version": (),
    "no-rule-for-route": (_option("resources"), _view),
    "null-allowed": _ORIGIN,
    "null-with-credentials": _ORIGIN,
    "option-misspelt": (_named_option,),
    "option-without-effect": (_named_option, _decorator),
    "origin-never-matches": _ORIGIN,
    "own-page-fails": (_failing_page, _call, _only_view),
    "pattern-can-hang": _ORIGIN,
    "pattern-open-end": _ORIGIN,
    "pattern-too-wide": _ORIGIN,
    "preflight-stopped": (_hook, _automatic_options, _only_view),
    "routes-differ": (_view,),
    "rule-never-matches": _RULE,
    "rule-too-wide": _RULE,
    "rules-hide-each-other": _RULE,
    "stranger-let-in": (*_ORIGIN, _call),
    "two-layers": (_header_by_hand,),
    "vary-missing": (_header_by_hand,),
    "wildcard-stops-counting": (_header_by_hand, _option("allow_headers")),
    "write-without-preflight": (_view,),
}
