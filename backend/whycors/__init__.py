"""Why a browser lets a page read an answer from another origin, or does not.

`__all__` is what stays as it is from version to version; README.md shows how it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .browsers.behaviours import BEHAVIOURS
    from .browsers.chromium_line import chromium_line
    from .browsers.cookie_rules import COOKIE_RULES
    from .browsers.firefox_line import firefox_line
    from .browsers.safari_line import safari_line
    from .cases.case import BadCase, Case, Played, parse_case, play_case, read_case, remedy_case
    from .cases.outcome_json import outcome_as_json
    from .cases.remedy_json import remedy_as_json
    from .cookies import (
        Cookie,
        CookieContext,
        CookieRules,
        Jar,
        Refused,
        Retrieved,
        Stored,
        Withheld,
        site_of_text,
    )
    from .evidence.diagnosis import diagnose
    from .fetch_standard import (
        Body,
        HttpRequest,
        HttpResponse,
        NetworkFailure,
        Outcome,
        PreflightCache,
        Request,
        Step,
        Transport,
        fetch,
    )
    from .remedies.flask_cors_call import flask_cors_arguments, flask_cors_call
    from .remedies.in_process import transport_to
    from .remedies.remedy import Remedy, remedy
    from .words import LANGUAGES, Words, cookie_sentence

__all__ = [
    "BEHAVIOURS",
    "COOKIE_RULES",
    "LANGUAGES",
    "BadCase",
    "Body",
    "Case",
    "Cookie",
    "CookieContext",
    "CookieRules",
    "HttpRequest",
    "HttpResponse",
    "Jar",
    "NetworkFailure",
    "Outcome",
    "Played",
    "PreflightCache",
    "Refused",
    "Remedy",
    "Request",
    "Retrieved",
    "Step",
    "Stored",
    "Transport",
    "Withheld",
    "Words",
    "chromium_line",
    "cookie_sentence",
    "diagnose",
    "fetch",
    "firefox_line",
    "flask_cors_arguments",
    "flask_cors_call",
    "outcome_as_json",
    "parse_case",
    "play_case",
    "read_case",
    "remedy",
    "remedy_as_json",
    "remedy_case",
    "safari_line",
    "site_of_text",
    "transport_to",
]

#: Which names each module defines. They are imported when somebody asks for one: what starts with
#: every pytest and every `flask` command is in this package, too, and has no time to spare.
_DEFINED_IN = {
    ".browsers.behaviours": "BEHAVIOURS",
    ".browsers.chromium_line": "chromium_line",
    ".browsers.cookie_rules": "COOKIE_RULES",
    ".browsers.firefox_line": "firefox_line",
    ".browsers.safari_line": "safari_line",
    ".cases.case": "BadCase Case Played parse_case play_case read_case remedy_case",
    ".cases.outcome_json": "outcome_as_json",
    ".cases.remedy_json": "remedy_as_json",
    ".cookies": (
        "Cookie CookieContext CookieRules Jar Refused Retrieved Stored Withheld site_of_text"
    ),
    ".evidence.diagnosis": "diagnose",
    ".fetch_standard": (
        "Body HttpRequest HttpResponse NetworkFailure Outcome PreflightCache Request Step "
        "Transport fetch"
    ),
    ".remedies.flask_cors_call": "flask_cors_arguments flask_cors_call",
    ".remedies.in_process": "transport_to",
    ".remedies.remedy": "Remedy remedy",
    ".words": "LANGUAGES Words cookie_sentence",
}
_HOMES = {name: module for module, names in _DEFINED_IN.items() for name in names.split()}


if not TYPE_CHECKING:  # a misspelt name is the type checker's to find

    def __getattr__(name: str) -> Any:
        """Return a name of `__all__`, imported now."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        found = globals()[name] = getattr(import_module(_HOMES[name], __name__), name)
        return found


def __dir__() -> list[str]:
    return [*globals(), *__all__]
