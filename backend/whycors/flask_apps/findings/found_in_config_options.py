"""Options that flask-cors doesn't know, or that do nothing, or not what they say."""

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..model import Finding, Level
from ..rules.config import CorsRule
from ..source.written_options import CONFIG_PREFIX, OPTION_NAMES
from ..source.written_values import NotTold, value_of
from .config_keys import keys_without_effect, misspelt_keys
from .in_force import STRANGER, InForce, finding_about, page_for
from .late_decorators import views_decorated_too_late

_CREDENTIALS = "supports_credentials"
_KEY = "CORS_SUPPORTS_CREDENTIALS"
#: CORS(app=app) is no option.
_KNOWN = {*OPTION_NAMES, "app"}
#: What a name has in it that means one option, whatever stands around it.
_TELLING = {"origin": "origins", "credential": _CREDENTIALS, "method": "methods"}
_FALSE = ("false", "0", "no", "off", "n", "f", "none")


def find_misspelt_options(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each option that flask-cors doesn't know, with what it opens."""
    unknown = _unknown_options(app) if app.by_flask_cors else {}
    for name, rules in unknown.items():
        right = nearest_option(name)
        routes = app.routes_of([rule for rule in rules if rule.any_origin])
        witness = app.witness(routes, STRANGER, "yes") if right == "origins" else None
        variant = "opens" if witness else "near" if right else ""
        level: Level = "error" if witness else "warning"
        shown = f"{CONFIG_PREFIX}{right.upper()}" if name.startswith(CONFIG_PREFIX) else right
        values = {"option": name, "right": shown, "variant": variant}
        about = routes if witness else app.routes_of(rules)
        yield finding_about("option-misspelt", level, name, values, about, witness)


def nearest_option(name: str) -> str:
    """Return the option that was meant by a name which isn't one, "" where that can't be told."""
    name = name.removeprefix(CONFIG_PREFIX).lower()
    for part, right in _TELLING.items():
        if part in name:
            return right
    if name == "headers":  # what allow_headers was called until flask-cors 1.2
        return "allow_headers"
    return next(iter(difflib.get_close_matches(name, OPTION_NAMES, n=1, cutoff=0.7)), "")


def _unknown_options(app: InForce) -> Mapping[str, list[CorsRule]]:
    """Return the options that are unknown, each with the rules that are without it."""
    found: defaultdict[str, list[CorsRule]] = defaultdict(list)
    for rule in app.by_flask_cors:
        for name in rule.unknown_options:
            found[name].append(rule)
    of_calls = [rule for rule in app.by_flask_cors if rule.where != "decorator"]
    loaded = app.checked.loaded
    named = [said.rpartition(":")[2].strip() for said in loaded.unknown_options]
    if loaded.import_name is None:  # nobody has listened to the log when the app was made
        named = [each.name for each in app.source.options if each.call is not None]
    for name in (*named, *misspelt_keys(app)):
        if name not in _KNOWN and name not in found:
            found[name] = of_calls
    return found


def find_idle_options(app: InForce) -> Iterator[Finding]:
    """Yield a finding for each option that does nothing where it stands."""
    found: defaultdict[tuple[str, str, str], list[CorsRule]] = defaultdict(list)
    for rule in app.by_flask_cors:
        for option, variant, value in _idle_options(rule):
            found[option, variant, value].append(rule)
    for (option, variant, value), rules in found.items():
        level: Level = "warning" if variant in ("max-age-zero", "one-text") else "note"
        values = {"option": option, "variant": variant, "value": value}
        routes = app.routes_of(rules)
        subject = f"{option} {value}".strip()
        yield finding_about("option-without-effect", level, subject, values, routes, None)
    for key in keys_without_effect(app):
        values = {"option": key, "variant": "config-key"}
        rules = [rule for rule in app.by_flask_cors if rule.where != "decorator"]
        routes = app.routes_of(rules)
        yield finding_about("option-without-effect", "warning", key, values, routes, None)
    for endpoint, routes in views_decorated_too_late(app).items():
        values = {"option": "cross_origin", "variant": "too-high", "view": endpoint}
        yield finding_about("option-without-effect", "warning", endpoint, values, routes, None)


def _idle_options(rule: CorsRule) -> Iterator[tuple[str, str, str]]:
    """Yield the options of a rule that do nothing: name, why, and a value that says more."""
    if rule.max_age is not None and not isinstance(rule.max_age, str) and not rule.max_age:
        yield "max_age", "max-age-zero", ""
    if rule.send_wildcard and not rule.any_origin:
        yield "send_wildcard", "send-wildcard", ""
    # Before version 6 it is on by default, and a decorator doesn't tell its version.
    if rule.private_network and not rule.loose_paths and rule.where != "decorator":
        yield "allow_private_network", "private-network", ""
    if not rule.automatic_options and rule.where != "decorator":
        yield "automatic_options", "automatic-options", ""
    for header in rule.allow_headers:
        if isinstance(header, str) and "," in header:
            yield "allow_headers", "one-text", header


def find_credentials_from_text(app: InForce) -> Iterator[Finding]:
    """Yield a finding where a text such as `False` has turned cookies on."""
    found: defaultdict[tuple[str, str], list[CorsRule]] = defaultdict(list)
    for rule in app.by_flask_cors:
        option, text = _text_for(app, rule) if rule.credentials else ("", "")
        if text.strip().lower() in _FALSE:
            found[option, text].append(rule)
    for (option, text), rules in found.items():
        routes = app.routes_of(rules)
        asker = page_for(rules)
        witness = app.witness(routes, asker, "yes", with_cookies=True) if asker else None
        level: Level = "error" if witness else "warning"
        values = {"option": option, "value": text}
        yield finding_about("credentials-from-text", level, option, values, routes, witness)


def _text_for(app: InForce, rule: CorsRule) -> tuple[str, str]:
    """Return the option that has turned cookies on for a rule, and its text; two "" for none."""
    in_config = app.app.config.get(_KEY)
    if rule.credentials_text is not None:
        return (_KEY if rule.credentials_text == in_config else _CREDENTIALS), rule.credentials_text
    for each in app.source.options:
        if each.name == _CREDENTIALS and each.call is not None:
            try:
                value = value_of(each.value, app.source.names(each.file))
            except NotTold:
                continue
            return (_CREDENTIALS, value) if isinstance(value, str) else ("", "")
    if rule.where == "app" and isinstance(in_config, str):
        return _KEY, in_config
    return "", ""
