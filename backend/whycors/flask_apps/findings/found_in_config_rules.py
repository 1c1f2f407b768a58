"""Rules of paths that decide on nothing, or on more than they seem to, and routes without one."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..model import Finding, Level, Route
from ..patterns.path_patterns import folder_of, may_match, spelt_out
from ..rules.config import CorsRule
from .in_force import (
    STRANGER,
    InForce,
    finding_about,
    first_covering,
    options_differ,
    page_for,
    text_of_pattern,
)


def find_rules_for_nothing(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each rule whose pattern no path of the app's routes can match."""
    for rule in app.by_flask_cors:
        routes = _routes_in_reach(app, rule)
        if rule.pattern is None or not routes or any(rule.covers(route) for route in routes):
            continue
        if any(may_match(rule.pattern, route.rule) for route in routes):
            continue
        left_out = [route for route in app.own_routes if not app.rules_of(route)]
        # Where there is no rule for anything, it is about the whole app.
        about = left_out if len(left_out) < len(app.own_routes) else []
        level: Level = "warning" if about else "error"
        pattern = text_of_pattern(rule.pattern)
        values = {"pattern": pattern, "variant": "joined" if _is_joined(rule, routes) else ""}
        asker = page_for([rule])
        witness = app.witness(left_out, asker, "no") if asker else None
        yield finding_about("rule-never-matches", level, pattern, values, about, witness)


def _is_joined(rule: CorsRule, routes: Sequence[Route]) -> bool:
    """Return whether a rule is two paths without a comma between them: Python joins the texts."""
    text, paths = text_of_pattern(rule.pattern), {route.path for route in routes}
    ends = [place for place, letter in enumerate(text) if letter == "/" and place]
    return any(text[:end] in paths and text[end:].startswith("/") for end in ends)


def find_hidden_rules(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each rule that another one of the same call always goes before."""
    for layer in _layers(app):
        for rule in layer:
            covered = [route for route in app.checked.routes if rule.covers(route)]
            deciding = [first_covering(layer, route) for route in covered]
            hiding = [other for other in deciding if other and _gets_in_the_way(other, rule)]
            if covered and rule not in deciding and hiding:
                yield _hidden_rule(app, rule, hiding[0], covered)


def find_rules_that_add_up(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each rule whose refusals another call of CORS() makes up for."""
    found: dict[tuple[str, str], list[tuple[Route, CorsRule]]] = {}
    for route in app.own_routes:
        by_hooks = [rule for rule in app.rules_of(route) if rule in app.by_flask_cors]
        if len(by_hooks) > 1 and by_hooks[0].where != "decorator":
            first, opened = by_hooks[0], [rule for rule in by_hooks[1:] if rule.any_origin]
            if opened and not first.any_origin:
                names = text_of_pattern(first.pattern), text_of_pattern(opened[0].pattern)
                found.setdefault(names, []).append((route, opened[0]))
    for (hidden, hiding), treated in found.items():
        routes = [route for route, _ in treated]
        has_cookies = any(rule.credentials for _, rule in treated)
        witness = app.witness(routes, STRANGER, "yes", with_cookies=has_cookies)
        level: Level = "error" if witness else "warning"
        values = {"hidden": hidden, "hiding": hiding, "variant": "added-up"}
        yield finding_about("rules-hide-each-other", level, hidden, values, routes, witness)


def find_wide_rules(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each rule that covers routes which only begin with the same letters.

    A pattern of paths has no end: `/api/*`, in which the star repeats the slash, and `/api.*`
    match `/apikeys` as they match `/api/notes`.
    """
    for rule in app.by_flask_cors:
        prefix = folder_of(rule.pattern) if rule.pattern else ""
        covered = app.routes_of([rule]) if prefix else []
        meant = [route for route in covered if f"{route.path}/".startswith(f"{prefix}/")]
        other = [route for route in covered if route not in meant and route in app.own_routes]
        if meant and other and rule.pattern:
            asker = page_for([rule])
            witness = (
                app.witness(other, asker, "yes", with_cookies=rule.credentials) if asker else None
            )
            pattern = text_of_pattern(rule.pattern)
            values = {"pattern": pattern, "path": other[0].rule, "meant": f"{prefix}/"}
            yield finding_about("rule-too-wide", "warning", pattern, values, other, witness)


def find_uncovered_routes(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each rule that ends just before routes which seem to belong to it."""
    for rule in app.by_flask_cors:
        left_out = [
            route
            for route in app.own_routes
            if not app.rules_of(route) and _seems_to_belong(rule, route)
        ]
        if left_out and rule.pattern and app.routes_of([rule]):
            asker = page_for([rule])
            witness = app.witness(left_out, asker, "no") if asker else None
            values = {"pattern": text_of_pattern(rule.pattern), "path": left_out[0].rule}
            values["variant"] = "literal" if isinstance(rule.pattern, str) else "slash"
            subject = f"{values['pattern']} {left_out[0].rule}"
            yield finding_about("no-rule-for-route", "note", subject, values, left_out, witness)


def _seems_to_belong(rule: CorsRule, route: Route) -> bool:
    """Return whether a route is below the one path that the rule is, or lacks its last slash."""
    if rule.pattern is None or not rule.is_in_reach(route):
        return False
    if isinstance(rule.pattern, str):
        return route.path.startswith(f"{rule.pattern.rstrip('/')}/")
    return rule.matches(f"{route.path}/")


def _gets_in_the_way(other: CorsRule, rule: CorsRule) -> bool:
    """Return whether a rule says something else, and is not just more particular."""
    if other.pattern is None or rule.pattern is None or not options_differ(other, rule):
        return False
    return not spelt_out(other.pattern).startswith(spelt_out(rule.pattern))


def _layers(app: InForce) -> Iterator[Sequence[CorsRule]]:
    """Yield the rules of each call, in the order in which they are tried."""
    for _, rules in groupby(app.by_flask_cors, key=lambda rule: rule.layer):
        yield list(rules)


def _routes_in_reach(app: InForce, rule: CorsRule) -> list[Route]:
    """Return the routes that the rule's hook runs for."""
    return [route for route in app.checked.routes if rule.is_in_reach(route)]


def _hidden_rule(app: InForce, rule: CorsRule, hiding: CorsRule, covered: list[Route]) -> Finding:
    is_more_open = hiding.any_origin and not rule.any_origin
    asker = page_for([hiding])
    witness = app.witness(covered, asker, "yes") if asker and is_more_open else None
    level: Level = "error" if witness else "warning"
    hidden = text_of_pattern(rule.pattern)
    values = {"hidden": hidden, "hiding": text_of_pattern(hiding.pattern)}
    return finding_about("rules-hide-each-other", level, hidden, values, covered, witness)
