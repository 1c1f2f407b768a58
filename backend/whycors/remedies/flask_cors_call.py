"""A remedy as the keyword arguments of CORS(app, ...), as flask-cors 6 really reads them."""

import re
from collections.abc import Iterable

from ..fetch_standard import OPAQUE, get, origin_of_page, parse_token_list, values_of
from .changes import ALLOW_ORIGIN, HeaderChange, StatusChange
from .remedy import Remedy

# Without methods=, flask-cors allows these. Without allow_headers=, it allows what is asked for.
DEFAULT_METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]
# In a string with one of these, flask-cors sees a regular expression.
REGEX_HINTS = frozenset("*\\]?$^[]()")
EXPOSE_HEADERS = "access-control-expose-headers"

Arguments = dict[str, list[str] | bool]


def flask_cors_arguments(remedy: Remedy) -> Arguments | None:
    """Return the keyword arguments with which CORS(app) makes an app answer as the remedy says.

    None when there is nothing to change, or flask-cors can't: the status of a preflight is not its
    own, it knows methods in upper case only, and `null` is nothing to list.
    """
    methods = asked_methods(remedy)
    has_status = any(isinstance(change, StatusChange) for change in remedy.changes)
    if not remedy.changes or has_status or any(method != method.upper() for method in methods):
        return None
    arguments: Arguments = {}
    if not _allows_everybody(remedy):
        if any(turn.request.origin == OPAQUE for turn in remedy.exchanges):
            return None
        arguments["origins"] = [exact_pattern(origin) for origin in _origins(remedy)]
        if remedy.request.credentials == "include":
            arguments["supports_credentials"] = True
    unknown = [method for method in methods if method not in DEFAULT_METHODS]
    if unknown:
        arguments["methods"] = [*DEFAULT_METHODS, *unknown]
    exposed = parse_token_list(values_of(remedy.exchanges[-1].answer.headers, EXPOSE_HEADERS))
    if exposed:
        arguments["expose_headers"] = exposed
    return arguments


def flask_cors_call(arguments: Arguments, app: str = "app") -> str:
    """Return the code that calls CORS with the arguments."""
    return f"CORS({', '.join([app, *keywords(arguments)])})"


def keywords(arguments: Arguments) -> list[str]:
    """Return each argument as code."""
    return [f"{name}={value!r}" for name, value in arguments.items()]


def asked_methods(remedy: Remedy) -> list[str]:
    """Return the methods that preflights ask for."""
    asked = [
        get(exchange.request.headers, "access-control-request-method")
        for exchange in remedy.exchanges
        if exchange.on == "preflight"
    ]
    return _each_once(method for method in asked if method)


def _origins(remedy: Remedy) -> list[str]:
    """Return the origins that the server names so far, and the page's."""
    named = [
        part
        for change in remedy.changes
        if isinstance(change, HeaderChange) and change.name == ALLOW_ORIGIN
        for value in change.before
        for part in re.split(r"[,\s]+", value)
        if _is_origin(part)
    ]
    return _each_once([*named, remedy.request.origin])


def _is_origin(text: str) -> bool:
    return text != OPAQUE and origin_of_page(text) == text and "*" not in text


def exact_pattern(origin: str) -> str:
    """Return what flask-cors takes for this very origin: an IPv6 address looks like a pattern."""
    return f"{re.escape(origin)}$" if REGEX_HINTS & set(origin) else origin


def _allows_everybody(remedy: Remedy) -> bool:
    """Return whether each answer across origins says `*`, with the changes too."""
    return all(
        get(turn.answer.headers, ALLOW_ORIGIN.lower()) == "*"
        for turn in remedy.exchanges
        if turn.request.origin is not None
    )


def _each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
