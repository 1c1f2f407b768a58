"""What is wrong with the version of flask-cors, as far as it concerns the app's rules."""

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby

from ..model import Finding, Level
from ..rules.config import CorsRule
from .in_force import (
    STRANGER,
    InForce,
    finding_about,
    first_covering,
    options_differ,
    text_of_pattern,
)

#: It tries the rules of a dict from the least particular to the most.
REVERSED_SORT = "6.0.0"


def flask_cors_version() -> str | None:
    """Return the version of flask-cors that is installed, None for none."""
    try:
        return version("flask-cors")
    except PackageNotFoundError:
        return None


def find_version_faults(app: InForce) -> Iterator[Finding]:
    """Yield a finding if the installed version treats some route otherwise than later ones do.

    Before 6.0 paths are taken without regard to case, a `+` for a space, and the longest pattern
    is tried first: CVE-2024-6866, CVE-2024-6844 and CVE-2024-6839. Where all rules say the same,
    that makes no difference.
    """
    installed = flask_cors_version()
    if installed is None or not app.by_flask_cors:
        return
    for _, rules in groupby(app.by_flask_cors, key=lambda rule: rule.layer):
        layer = list(rules)
        if installed == REVERSED_SORT:
            yield from _reversed_rules(app, installed, layer)
        elif layer[0].loose_paths and any(options_differ(layer[0], rule) for rule in layer[1:]):
            routes = app.routes_of(layer)
            values = {"version": installed, "variant": "loose"}
            yield finding_about("flask-cors-version", "note", installed, values, routes, None)


def _reversed_rules(app: InForce, installed: str, layer: Sequence[CorsRule]) -> Iterator[Finding]:
    meant = sorted(layer, key=_place)
    treated = [
        (route, now)
        for route in app.checked.routes
        if (now := first_covering(layer, route)) and (later := first_covering(meant, route))
        if options_differ(now, later)
    ]
    if treated:
        routes = [route for route, _ in treated]
        witness = app.witness([route for route, now in treated if now.any_origin], STRANGER, "yes")
        level: Level = "error" if witness else "warning"
        values = {"version": installed}
        yield finding_about("flask-cors-version", level, installed, values, routes, witness)


def _place(rule: CorsRule) -> tuple[bool, int, int]:
    """Return the place of a rule of a dict in 6.0.1 and later: texts, then the longest patterns."""
    text = text_of_pattern(rule.pattern)
    return isinstance(rule.pattern, re.Pattern), -text.count("/"), -len(text)
