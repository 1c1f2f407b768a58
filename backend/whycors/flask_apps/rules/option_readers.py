"""The options of one rule, out of flask-cors' own form of them, 4.0 to 6.0."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any, TypedDict

from ...remedies.flask_cors_call import REGEX_HINTS

Hook = Callable[..., Any]
#: Without these, options are not flask-cors' own.
_EXPECTED = {"origins", "methods", "allow_headers", "supports_credentials"}


class ReadOptions(TypedDict, total=False):
    """The fields of a CorsRule that flask-cors' options fill."""

    pattern: str | re.Pattern[str] | None
    origins: tuple[str | re.Pattern[str], ...]
    any_origin: bool
    methods: tuple[str, ...]
    allow_headers: tuple[str | re.Pattern[str], ...]
    expose_headers: tuple[str, ...]
    credentials: bool
    send_wildcard: bool
    vary: bool
    always_send: bool
    automatic_options: bool
    private_network: bool
    max_age: str | int | float | None
    credentials_text: str | None
    unknown_options: tuple[str, ...]
    loose_paths: bool
    is_read: bool


def read_resource(entry: Any, hook: Hook) -> ReadOptions:
    """Return a rule of those that a function of CORS() goes through, a pattern and its options."""
    has_loose_paths = "unquote_plus" in hook.__globals__
    match entry:
        case (str() | re.Pattern() as pattern, options) if known := as_mapping(options):
            read = read_options(known)
            read["pattern"] = _compiled(pattern, re.IGNORECASE if has_loose_paths else 0)
            read["loose_paths"] = has_loose_paths
            if isinstance(options, Mapping):
                read["unknown_options"] = unknown_in(hook, known)
            return read
    return ReadOptions(is_read=False)


def read_options(options: Mapping[str, Any]) -> ReadOptions:
    """Return the fields of a rule with these options, as flask-cors has put them together."""
    if not set(options) >= _EXPECTED:
        return ReadOptions(is_read=False)
    origins = list(options["origins"])
    return ReadOptions(
        origins=_patterns(origins),
        any_origin=bool(options.get("allow_all_origins", ".*" in origins)),
        methods=_listed(options["methods"]),
        allow_headers=_patterns(options["allow_headers"]),
        expose_headers=_listed(options.get("expose_headers")),
        credentials=bool(options["supports_credentials"]),
        send_wildcard=bool(options.get("send_wildcard")),
        vary=bool(options.get("vary_header", True)),
        always_send=bool(options.get("always_send", True)),
        automatic_options=bool(options.get("automatic_options", True)),
        private_network=bool(options.get("allow_private_network")),
        max_age=options.get("max_age"),
        credentials_text=text_or_none(options["supports_credentials"]),
    )


def as_mapping(options: Any) -> dict[str, Any]:
    """Return options as a dict: up to 6.0.3 they are one, from 6.0.4 on a dataclass."""
    if is_dataclass(options) and not isinstance(options, type):
        return asdict(options)
    return dict(options) if isinstance(options, Mapping) else {}


def unknown_in(function: Hook, written: Iterable[str]) -> tuple[str, ...]:
    """Return those names of options that the flask-cors of a function does not know."""
    together = function.__globals__.get("get_cors_options")
    known = getattr(together, "__globals__", {}).get("DEFAULT_OPTIONS")
    return tuple(name for name in written if known is not None and name not in known)


def text_or_none(value: object) -> str | None:
    """Return a value that is text, as it comes from the environment, and None for any other."""
    return value if isinstance(value, str) else None


def _patterns(values: Iterable[Any]) -> tuple[str | re.Pattern[str], ...]:
    return tuple(_compiled(value, re.IGNORECASE) for value in values)


def _compiled(value: Any, flags: int) -> str | re.Pattern[str]:
    """Return a pattern as flask-cors tries it. One that it can't compile matches nothing."""
    if isinstance(value, re.Pattern):
        return value
    text = str(value)
    if not REGEX_HINTS & set(text):
        return text
    try:
        return re.compile(text, flags)
    except re.error:
        return text


def _listed(joined: str | None) -> tuple[str, ...]:
    """Return the parts of what flask-cors has joined for a header."""
    return tuple(part.strip() for part in (joined or "").split(",") if part.strip())
