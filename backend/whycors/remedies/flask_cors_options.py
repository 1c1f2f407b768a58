"""Which options the installed flask-cors has, of what type, with what default and what effect."""

import types
import typing
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from flask_cors.core import CONFIG_OPTIONS, DEFAULT_OPTIONS, CorsOptionsInput

# The seven that the usual tables of parameters have, in their order.
USUAL = (
    "resources",
    "origins",
    "methods",
    "expose_headers",
    "allow_headers",
    "supports_credentials",
    "max_age",
)

ORIGIN, VARY = "Access-Control-Allow-Origin", "Vary"
PREFLIGHT, MAIN = "preflight", "main"
BOTH = (PREFLIGHT, MAIN)

# Which header fields an option sets or changes, and in which answers. The options that are not
# here have no field of their own, as test_flask_cors_options.py measures.
EFFECTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "origins": ((ORIGIN,), BOTH),
    "methods": (("Access-Control-Allow-Methods",), (PREFLIGHT,)),
    "expose_headers": (("Access-Control-Expose-Headers",), BOTH),
    "allow_headers": (("Access-Control-Allow-Headers",), (PREFLIGHT,)),
    "supports_credentials": (("Access-Control-Allow-Credentials",), BOTH),
    "max_age": (("Access-Control-Max-Age",), (PREFLIGHT,)),
    "send_wildcard": ((ORIGIN, VARY), BOTH),
    "vary_header": ((VARY,), BOTH),
    "always_send": ((ORIGIN,), (MAIN,)),
    "allow_private_network": (("Access-Control-Allow-Private-Network",), BOTH),
}


@dataclass(frozen=True)
class Option:
    """A keyword of CORS(). `answers` are "preflight" and "main": where its `headers` stand."""

    name: str
    type: str
    default: str
    config_key: str | None
    headers: tuple[str, ...]
    answers: tuple[str, ...]
    is_usual: bool


def installed_version() -> str:
    """Return the version of flask-cors that the options are those of."""
    return version("flask-cors")


def find_options() -> list[Option]:
    """Return the options of the installed flask-cors: first the usual ones, then the others."""
    hints = typing.get_type_hints(CorsOptionsInput)
    names = [*USUAL, *(name for name in DEFAULT_OPTIONS if name not in USUAL)]
    return [_option(name, hints[name]) for name in names]


def _option(name: str, hint: Any) -> Option:
    key = f"CORS_{name.upper()}"
    headers, answers = EFFECTS.get(name, ((), ()))
    return Option(
        name=name,
        type=_shown(hint),
        default=repr(DEFAULT_OPTIONS[name]),  # type: ignore[literal-required]
        config_key=key if key in CONFIG_OPTIONS else None,
        headers=headers,
        answers=answers,
        is_usual=name in USUAL,
    )


def _shown(hint: Any) -> str:
    """Return a type as one would write it by hand: `str | list[str]`."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is typing.Union:
        return " | ".join(_shown(argument) for argument in arguments)
    name: str = "None" if hint is types.NoneType else hint.__name__
    return f"{name}[{', '.join(map(_shown, arguments))}]" if arguments else name
