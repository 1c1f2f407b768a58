"""The CORS rules that are in force in a Flask app, in the order in which they are asked.

They are read from what flask-cors 4 to 6 leaves in the app, not from anybody's source: after all
keywords, configuration keys and defaults have been put together, as this process has them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, unquote_plus

from ..model import Route
from .config_readers import decorated_views, hooks_of, read_decorator, read_hook
from .hand_written import origins_written_in, sets_allow_origin
from .option_readers import ReadOptions

if TYPE_CHECKING:
    from flask import Flask

#: A string is compared as a whole, a pattern is tried from the start.
Pattern = str | re.Pattern[str]
Where = Literal["app", "blueprint", "decorator", "by-hand"]


@dataclass(frozen=True)
class CorsRule:
    """What the app tells other origins on some of its paths.

    `pattern` is that of its paths, None for all that `blueprint` or `endpoint` has, or the whole
    app. What flask-cors takes for a regular expression is compiled here as flask-cors does it.
    `any_origin` is "*" among the origins. Of two rules of one `layer`, one call of CORS() for
    instance, the first that matches a path counts; each later layer is asked, too. `view_method`
    is the one method of a view class that a decorator stands on. Before version 6, flask-cors has
    `loose_paths`: case makes no difference, and a `+` is a space. `credentials_text` is what turned
    credentials on or off where that is text, `unknown_options` what flask-cors takes no notice of:
    neither is known of CORS() from 6.0.4 on.
    A rule that is not `is_read` has a form that no flask-cors up to 6.0 had, and says nothing else.
    """

    where: Where
    pattern: Pattern | None = None
    origins: tuple[Pattern, ...] = ()
    any_origin: bool = False
    methods: tuple[str, ...] = ()
    allow_headers: tuple[Pattern, ...] = ()
    expose_headers: tuple[str, ...] = ()
    credentials: bool = False
    send_wildcard: bool = False
    vary: bool = True
    always_send: bool = True
    automatic_options: bool = True
    private_network: bool = False
    max_age: str | int | float | None = None
    credentials_text: str | None = None
    layer: int = 0
    blueprint: str | None = None
    endpoint: str | None = None
    view_method: str | None = None
    unknown_options: tuple[str, ...] = ()
    loose_paths: bool = False
    is_read: bool = True

    def matches(self, path: str) -> bool:
        """Return whether the rule is that of a path as the request has it, percent-encoded."""
        if self.pattern is None:
            return True
        # The server decodes it for Flask, and flask-cors decodes it once more.
        decoded = (unquote_plus if self.loose_paths else unquote)(unquote(path))
        if isinstance(self.pattern, re.Pattern):
            return self.pattern.match(decoded) is not None
        if self.loose_paths:
            return self.pattern.lower() == decoded.lower()
        return self.pattern == decoded

    def is_in_reach(self, route: Route) -> bool:
        """Return whether the rule is asked for a route, if its pattern is the path's."""
        if self.endpoint is not None:
            return route.endpoint == self.endpoint
        own = route.blueprint or ""
        return self.blueprint in (None, own) or own.startswith(f"{self.blueprint}.")

    def covers(self, route: Route) -> bool:
        """Return whether the rule is one that a route may get."""
        return self.is_in_reach(route) and self.matches(route.path)


def cors_rules(app: "Flask") -> tuple[CorsRule, ...]:
    """Return the rules in force: of decorators, of blueprints, of the app, as they are asked.

    A function that sets the headers by hand is a rule `by-hand`, whose origins are those that stand
    in what it refers to.
    """
    rules = [
        _rule("decorator", read, layer, endpoint=endpoint, view_method=method)
        for layer, (endpoint, method, view) in enumerate(decorated_views(app))
        if (read := read_decorator(app, view))
    ]
    layer = len(rules)
    for blueprint, hook in hooks_of(app):
        layer += 1
        found = read_hook(hook)
        if found is not None:
            where: Where = "blueprint" if blueprint else "app"
            rules += [_rule(where, read, layer, blueprint=blueprint) for read in found]
        elif sets_allow_origin(hook):
            written = origins_written_in(hook, app.config)
            rules.append(CorsRule("by-hand", origins=written, layer=layer, blueprint=blueprint))
    return tuple(rules)


def rules_for(rules: Sequence[CorsRule], route: Route) -> tuple[CorsRule, ...]:
    """Return the rules that a route gets: of each layer the first that matches.

    The first of them has the say; a later one fills in where that one lets an origin down, but for
    what @cross_origin says of a view: no other rule of flask-cors is asked then.
    """
    found: dict[int, CorsRule] = {}
    for rule in rules:
        if rule.layer not in found and rule.covers(route):
            found[rule.layer] = rule
    got = tuple(found.values())
    if any(rule.where == "decorator" and rule.view_method is None for rule in got):
        return tuple(rule for rule in got if rule.where in ("decorator", "by-hand"))
    return got


def rule_of(rules: Sequence[CorsRule], route: Route) -> CorsRule | None:
    """Return the rule that has the say on a route, None if none covers it."""
    found = rules_for(rules, route)
    by_flask_cors = [rule for rule in found if rule.where != "by-hand"]
    return next(iter(by_flask_cors or found), None)


def _rule(
    where: Where,
    read: ReadOptions,
    layer: int,
    *,
    blueprint: str | None = None,
    endpoint: str | None = None,
    view_method: str | None = None,
) -> CorsRule:
    """Return the rule that options make at a place."""
    return CorsRule(
        where,
        layer=layer,
        blueprint=blueprint,
        endpoint=endpoint,
        view_method=view_method,
        **read,
    )
