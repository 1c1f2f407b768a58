"""Which CORS rule of the app had a say in a refusal: the one in force, or none."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from ..model import Route
from ..rules.config import CorsRule, Pattern, cors_rules, rules_for
from .watching_calls import WatchedCall
from .watching_turns import WatchedTurn

if TYPE_CHECKING:
    from flask import Flask

#: Without these nothing is to be said of the rules: what they allow is not what was missing.
_REASONS = ("MissingAllowOriginHeader", "AllowOriginMismatch")
#: What is named of many patterns or origins.
_MAX_NAMED = 4
#: A part of a rule that stands for a value, such as <int:note_id>.
_VARIABLE = re.compile(r"<[^>]+>")


class RuleSaid(NamedTuple):
    """What is to be said: a text's key, its values, and the code that mends it, "" for none."""

    key: str
    values: Mapping[str, str]
    code: str = ""


def rule_behind(call: WatchedCall, flask: "Flask | None") -> RuleSaid | None:
    """Return what the rules in force have to do with a refusal, None if nothing, or not known."""
    reason = (call.judged.judgement.reason or "").removeprefix("Preflight")
    by = call.last.exchange.answered_by
    if flask is None or reason not in _REASONS or by not in ("view", "app"):
        return None
    rules = cors_rules(flask)
    if not rules:
        return RuleSaid("rule.none", {})
    if any(rule.where == "by-hand" or not rule.is_read for rule in rules):
        return None
    route = _route_of(call.last, flask)
    found = rules_for(rules, route)
    if not found:
        return _not_covered(rules, route, call.last.origin)
    if any(rule.any_origin or _lets_in(rule, call.last.origin) for rule in found):
        return None
    return _other_origins(found[0], call.last.origin)


def _route_of(turn: WatchedTurn, flask: "Flask") -> Route:
    """Return the route that was asked for; one of no endpoint where the app has none."""
    path = turn.exchange.path.partition("?")[0]
    try:
        rule, _ = flask.url_map.bind("localhost").match(
            unquote(path), method=turn.method, return_rule=True
        )
    except (HTTPException, RequestRedirect):
        return Route(path, path, "", (turn.method,))
    blueprint = rule.endpoint.rpartition(".")[0] or None
    return Route(rule.rule, path, rule.endpoint, (turn.method,), blueprint)


def _not_covered(rules: Sequence[CorsRule], route: Route, origin: str) -> RuleSaid:
    values = {"path": route.path, "rules": _named([_name(rule) for rule in rules])}
    if not any(rule.where == "app" for rule in rules):
        return RuleSaid("rule.not-covered", values)
    return RuleSaid(
        "rule.not-covered", values, f"{_pattern_of(route)}: {{'origins': ['{origin}']}}"
    )


def _pattern_of(route: Route) -> str:
    """Return the pattern of a route's paths, as code."""
    parts = _VARIABLE.split(route.rule)
    pattern = "[^/]+".join(map(re.escape, parts))
    return f"r'{pattern}'" if len(parts) > 1 or "\\" in pattern else repr(pattern)


def _other_origins(rule: CorsRule, origin: str) -> RuleSaid:
    origins = [_text(each) for each in rule.origins]
    values = {"rule": _name(rule), "origins": _named(origins), "origin": origin}
    return RuleSaid("rule.other-origins", values, f"origins={[*origins, origin]!r}")


def _lets_in(rule: CorsRule, origin: str) -> bool:
    return any(
        each.lower() == origin.lower() if isinstance(each, str) else each.match(origin)
        for each in rule.origins
    )


def _name(rule: CorsRule) -> str:
    """Return what a rule is for: its paths, its blueprint, its view, or all of the app."""
    if rule.pattern is not None:
        return _text(rule.pattern)
    return rule.endpoint or rule.blueprint or "/*"


def _text(pattern: Pattern) -> str:
    return pattern if isinstance(pattern, str) else pattern.pattern


def _named(names: Sequence[str]) -> str:
    """Return several names as code, the first ones."""
    shown = ", ".join(f"`{name}`" for name in dict.fromkeys(names[:_MAX_NAMED]))
    return f"{shown}, …" if len(names) > _MAX_NAMED else shown
