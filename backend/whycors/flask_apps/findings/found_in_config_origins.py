"""What is wrong with the origins that are listed: patterns with holes, texts that never match."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ...fetch_standard import parse_url
from ..model import Asker, AskerKind, Finding, Level, Route, Witness
from ..patterns.pattern_cost import hanging_text
from ..patterns.pattern_meaning import example_origins
from ..patterns.patterns import PatternFault, pattern_faults
from ..patterns.registrable import is_reserved
from ..patterns.unmatched_origins import Unmatched, unmatched
from ..rules.config import CorsRule
from .in_force import InForce, finding_about

_KINDS: Mapping[str, AskerKind] = {
    "open-end": "look-alike-suffix",
    "too-wide": "look-alike-prefix",
}


def find_open_patterns(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each pattern that lets in the origin of somebody else.

    The first thing to mend is its end; what else is wrong with it, the next check tells.
    """
    for pattern, rules in _rules_by_pattern(app.by_flask_cors).items():
        routes = app.routes_of(rules)
        faults = pattern_faults(pattern, app.pages) if routes else []
        if faults:
            yield _open_pattern(app, pattern, faults[0], rules, routes)


def find_slow_patterns(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each pattern that a hostile `Origin` keeps busy for ever."""
    for pattern, rules in _rules_by_pattern(app.by_flask_cors).items():
        text = hanging_text(pattern)
        if text:
            values = {"pattern": pattern.pattern, "origin": text}
            routes = app.routes_of(rules)
            yield finding_about(
                "pattern-can-hang", "warning", pattern.pattern, values, routes, None
            )


def find_unmatched_origins(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each listed origin that no browser sends."""
    found: defaultdict[Unmatched, list[CorsRule]] = defaultdict(list)
    for rule in app.by_flask_cors:
        for listed in rule.origins if not rule.any_origin else ():
            if fault := unmatched(listed):
                found[fault].append(rule)
    for fault, rules in found.items():
        routes = app.routes_of(rules)
        lets_nobody_in = all(unmatched(each) for rule in rules for each in rule.origins)
        level: Level = "error" if lets_nobody_in else "warning"
        values = {"origin": fault.text, "variant": fault.why, "meant": fault.meant or ""}
        witness = _refused(app, routes, fault.meant)
        yield finding_about("origin-never-matches", level, fault.text, values, routes, witness)


def _rules_by_pattern(rules: Sequence[CorsRule]) -> Mapping[re.Pattern[str], list[CorsRule]]:
    """Return the rules that list each pattern, but for those that let everybody in anyway."""
    found: defaultdict[re.Pattern[str], list[CorsRule]] = defaultdict(list)
    for rule in rules:
        for listed in rule.origins if not rule.any_origin else ():
            if isinstance(listed, re.Pattern):
                found[listed].append(rule)
    return found


def _open_pattern(
    app: InForce,
    pattern: re.Pattern[str],
    fault: PatternFault,
    rules: Sequence[CorsRule],
    routes: Sequence[Route],
) -> Finding:
    has_cookies = any(rule.credentials for rule in rules)
    asker = Asker(_KINDS[fault.kind], fault.origin)
    witness = app.witness(routes, asker, "yes", with_cookies=has_cookies)
    values = {"pattern": pattern.pattern, "origin": fault.origin}
    url = parse_url(fault.origin)
    is_of_nobody = url is not None and is_reserved(url.hostname)
    refused = [origin for origin in example_origins(pattern) if not pattern.match(origin)]
    if refused:
        values |= {"variant": "glob", "meant": refused[0]}
    elif is_of_nobody:
        values["variant"] = "local"
    level: Level = "error" if has_cookies and witness and not is_of_nobody else "warning"
    return finding_about(f"pattern-{fault.kind}", level, pattern.pattern, values, routes, witness)


def _refused(app: InForce, routes: Sequence[Route], meant: str | None) -> Witness | None:
    """Return the request of the page that was meant, which is refused."""
    return app.witness(routes, Asker("page", meant), "no") if meant else None
