"""Why a browser lets a page read an answer from another origin, or does not.

`__all__` is what stays as it is from version to version; README.md shows how it is used.
"""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from .evidence.diagnosis import diagnose
else:

    def __getattr__(name: str) -> object:
        """Import `diagnose` when it is first asked for: it takes longer than all the rest."""
        if name != "diagnose":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        from .evidence.diagnosis import diagnose

        return diagnose


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
