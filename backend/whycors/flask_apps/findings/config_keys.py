"""Keys of app.config that flask-cors was to read, and that it has not gone by."""

import ast
import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..rules.config import CorsRule
from ..source.written_options import CONFIG_PREFIX, OPTION_NAMES
from .in_force import InForce

#: As sure as a misspelling can be told from a name that is the app's own.
_ALIKE = 0.85
#: What allow_headers was called up to flask-cors 1.2: it is still in many answers of forums.
_FORMER = ("CORS_HEADERS",)


def keys_without_effect(app: InForce) -> list[str]:
    """Return the keys that are set, and whose value is that of no rule which CORS() has made.

    CORS() has read the configuration before, or was told otherwise by its arguments: an option
    that is written in a call is left out, and all are where no file of the app is known.
    """
    rules = [rule for rule in app.by_flask_cors if rule.where == "app"]
    decorators = [rule for rule in app.by_flask_cors if rule.where == "decorator"]
    if not rules or decorators or not app.source.files:
        return []
    written = {each.name for each in app.source.options if each.call is not None}
    return [
        key
        for name, value_in in _IN_RULE.items()
        if (value := app.app.config.get(key := f"{CONFIG_PREFIX}{name.upper()}")) is not None
        and name not in written
        and not any(value_in(rule) == _meant(name, value) for rule in rules)
    ]


def misspelt_keys(app: InForce) -> list[str]:
    """Return the keys that nearly are one of flask-cors', and that nothing in the app reads."""
    known = [f"{CONFIG_PREFIX}{name.upper()}" for name in OPTION_NAMES]
    return [
        key
        for key in app.app.config
        if key.startswith(CONFIG_PREFIX) and key not in known
        if key in _FORMER or difflib.get_close_matches(key, known, n=1, cutoff=_ALIKE)
        if not _is_read(app, key)
    ]


def _is_read(app: InForce, key: str) -> bool:
    """Return whether the app's own files name a key more often than to set it."""
    names = [
        node
        for file in app.source.files
        for node in ast.walk(file.source.tree)
        if key in (getattr(node, "value", None), getattr(node, "id", None))
        or key in (getattr(node, "attr", None), getattr(node, "arg", None))
    ]
    return len(names) > 1


def _meant(name: str, value: Any) -> object:
    """Return a key's value in the form in which a rule has it."""
    if name in ("supports_credentials", "send_wildcard", "always_send"):
        return bool(value)
    if name == "max_age":
        return str(int(value.total_seconds()) if hasattr(value, "total_seconds") else value)
    listed = [value] if isinstance(value, str) or not isinstance(value, Iterable) else value
    texts = {".*" if each == "*" else str(getattr(each, "pattern", each)) for each in listed}
    if name in ("methods", "expose_headers"):
        texts = {part.strip() for text in texts for part in text.split(",")}
    if name == "methods":
        texts = {text.upper() for text in texts}
    return {"*" if text == ".*" and name in _JOINED else text for text in texts}


def _texts(patterns: Iterable[object]) -> set[str]:
    return {str(getattr(pattern, "pattern", pattern)) for pattern in patterns}


_JOINED = ("methods", "expose_headers")
#: How a rule has what each of the options says.
_IN_RULE: Mapping[str, Callable[[CorsRule], object]] = {
    "origins": lambda rule: _texts(rule.origins),
    "methods": lambda rule: set(rule.methods),
    "allow_headers": lambda rule: _texts(rule.allow_headers),
    "expose_headers": lambda rule: set(rule.expose_headers),
    "supports_credentials": lambda rule: rule.credentials,
    "send_wildcard": lambda rule: rule.send_wildcard,
    "always_send": lambda rule: rule.always_send,
    "max_age": lambda rule: str(rule.max_age),
}
