"""The rules in force, laid out for those who look for faults in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...fetch_standard import Credentials
from ...remedies.in_process import ANOTHER_PAGE
from ..access.cells import cell_for
from ..in_process.checked_app import CheckedApp
from ..model import Ask, Asker, Finding, Level, May, Route, Witness
from ..rules.config import CorsRule, rules_for
from ..rules.hand_written import is_exact_origin
from ..source.app_source import AppSource
from .witnesses import witness_of

if TYPE_CHECKING:
    from flask import Flask

#: A page that no app knows.
STRANGER = Asker("stranger", ANOTHER_PAGE)
#: On so many routes a witness is looked for.
_MOST_TRIED = 12
#: A method that a page may ask for without a preflight is the plainest witness.
_PLAIN = ("GET", "HEAD", "POST")


@dataclass(frozen=True)
class InForce:
    """An app's rules, and the means to show what they come to."""

    checked: CheckedApp
    app: "Flask"
    rules: Sequence[CorsRule]
    pages: Sequence[str]
    source: AppSource

    @cached_property
    def by_flask_cors(self) -> Sequence[CorsRule]:
        """The rules of flask-cors that could be read."""
        return [rule for rule in self.rules if rule.where != "by-hand" and rule.is_read]

    @cached_property
    def own_routes(self) -> Sequence[Route]:
        """The routes but for those of static files, which every app has."""
        routes = self.checked.routes
        return [route for route in routes if route.endpoint.rpartition(".")[2] != "static"]

    @cached_property
    def _rules_of_routes(self) -> Mapping[Route, tuple[CorsRule, ...]]:
        return {route: rules_for(self.rules, route) for route in self.checked.routes}

    def rules_of(self, route: Route) -> tuple[CorsRule, ...]:
        """Return the rules that a route gets, the one that has the say first."""
        return self._rules_of_routes[route]

    def routes_of(self, rules: Iterable[CorsRule]) -> list[Route]:
        """Return the routes that get one of the rules: the app's own first."""
        wanted = {id(rule) for rule in rules}
        found = [
            route
            for route, got in self._rules_of_routes.items()
            if any(id(rule) in wanted for rule in got)
        ]
        own = set(self.own_routes)
        return sorted(found, key=lambda route: route not in own)

    def witness(
        self, routes: Iterable[Route], asker: Asker, reads: May, *, with_cookies: bool = False
    ) -> Witness | None:
        """Return the request of a page that may read, or may not, as `reads` has it.

        It is one for any of the routes, None where none of them answers so.
        """
        for route in list(routes)[:_MOST_TRIED]:
            for method in sorted(route.methods, key=lambda name: name not in _PLAIN)[:1]:
                credentials: Credentials = "include" if with_cookies else "omit"
                ask = Ask(route, method, "plain", asker, credentials)
                cell = cell_for(self.checked, ask)
                if cell.may_read == reads and cell.exchanges:
                    return witness_of(cell, self.checked.api)
        return None


def finding_about(
    id: str,
    level: Level,
    subject: str,
    values: Mapping[str, str],
    routes: Iterable[Route],
    witness: Witness | None,
) -> Finding:
    """Return a finding about some routes, each of whose rules is named once."""
    rules = tuple(dict.fromkeys(route.rule for route in routes))
    return Finding(id, level, subject, values, rules, witness)


def options_differ(one: CorsRule, other: CorsRule) -> bool:
    """Return whether two rules say different things to the same request."""
    return _said(one) != _said(other)


def _said(rule: CorsRule) -> tuple[object, ...]:
    return (
        {text_of_pattern(origin) for origin in rule.origins},
        {text_of_pattern(header) for header in rule.allow_headers},
        set(rule.methods),
        set(rule.expose_headers),
        rule.credentials,
        rule.send_wildcard,
        str(rule.max_age),
    )


def text_of_pattern(pattern: object) -> str:
    """Return what somebody wrote for a pattern, compiled or not."""
    return str(getattr(pattern, "pattern", pattern))


def page_for(rules: Iterable[CorsRule]) -> Asker | None:
    """Return a page that the rules let in, None if they name none; anybody if they let all in."""
    rules = list(rules)
    if any(rule.any_origin for rule in rules):
        return STRANGER
    exact = [
        each
        for rule in rules
        for each in rule.origins
        if isinstance(each, str) and is_exact_origin(each)
    ]
    return Asker("page", exact[0]) if exact else None


def first_covering(layer: Iterable[CorsRule], route: Route) -> CorsRule | None:
    """Return the rule of a call that is a route's: the first that covers it."""
    return next((rule for rule in layer if rule.covers(route)), None)
