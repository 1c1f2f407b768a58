"""What a console line lets be concluded about the algorithm's outcome."""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from ..browsers.recognise import VAGUE
from ..fetch_standard import (
    CORS_REASONS,
    PREFLIGHT_REASONS,
    REASONS,
    CorsCheckReason,
    Failure,
    Kind,
    Outcome,
)
from .grouping import url_key
from .model import Line

#: What the CORS check finds, which most browsers word alike for a preflight and for a request.
CHECKED: tuple[str, ...] = get_args(CorsCheckReason)
_PREFLIGHTS: dict[str, str] = {str(name): str(value) for name, value in PREFLIGHT_REASONS.items()}
#: Which of a line's parameters is the failure's.
_NAMED = {
    "AllowOriginMismatch": "value",
    "InvalidAllowOriginValue": "value",
    "MultipleAllowOriginValues": "value",
    "InvalidAllowCredentials": "value",
    "InvalidAllowMethodsPreflightResponse": "value",
    "InvalidAllowHeadersPreflightResponse": "value",
    "MethodDisallowedByPreflightResponse": "method",
    "HeaderDisallowedByPreflightResponse": "header",
}
#: What else is found in the answer to a preflight.
_OF_LISTS = (
    "InvalidAllowMethodsPreflightResponse",
    "InvalidAllowHeadersPreflightResponse",
    "MethodDisallowedByPreflightResponse",
    "HeaderDisallowedByPreflightResponse",
)
#: The header whose value a line quotes.
_QUOTED = {
    "AllowOriginMismatch": "Access-Control-Allow-Origin",
    "InvalidAllowOriginValue": "Access-Control-Allow-Origin",
    "MultipleAllowOriginValues": "Access-Control-Allow-Origin",
    "InvalidAllowCredentials": "Access-Control-Allow-Credentials",
    "InvalidAllowMethodsPreflightResponse": "Access-Control-Allow-Methods",
    "InvalidAllowHeadersPreflightResponse": "Access-Control-Allow-Headers",
}
_ESCAPED = re.compile(r"\\u(00[0-9A-F]{2})")
_OF_CREDENTIALS = ("WildcardOriginNotAllowed", "InvalidAllowCredentials")


def most_telling(lines: Sequence[Line]) -> Line | None:
    """Return the first line that says more than that something failed, else the first."""
    return next((line for line in lines if not is_vague(line)), lines[0] if lines else None)


def is_vague(line: Line) -> bool:
    """Return whether a line says no more than that something failed."""
    return line.recognised.reason in VAGUE


def reasons_of(line: Line) -> frozenset[str]:
    """Return the algorithm's reasons that a line may stand for; none for a reason of its own.

    Only Chromium says of what the CORS check finds whether it is about the preflight.
    """
    told = line.recognised
    named: set[str] = {told.reason, *told.may_also_be} & set(REASONS)
    if told.browser != "chromium":
        named |= {_PREFLIGHTS[reason] for reason in named if reason in CHECKED}
    return frozenset(named)


def base_reason(reason: str) -> str:
    """Return what the CORS check finds, whether of the preflight or of the request."""
    plain = reason.removeprefix("Preflight")
    return plain if plain in CHECKED else reason


def is_of_preflight(reason: str) -> bool:
    """Return whether a reason is what is found in the answer to a preflight."""
    return reason.startswith("Preflight") or reason in _OF_LISTS


def place_said(line: Line, reason: str) -> Kind | None:
    """Return at which request a reason of a line's was found, by its name or by the line's words.

    Only Chromium tells a preflight from a request where both are checked.
    """
    if is_of_preflight(reason):
        return "preflight"
    if reason == "HttpStatus":
        return "request"
    is_said = base_reason(reason) in CHECKED and line.recognised.browser == "chromium"
    return "request" if is_said else None


def header_in(line: Line) -> tuple[str, str] | None:
    """Return the header of an answer that a line quotes, None if it quotes none."""
    name = _QUOTED.get(base_reason(line.recognised.reason))
    value = value_in(line.recognised.parameters, "value")
    return (name, value) if name and value else None


def is_of_cors(line: Line) -> bool:
    """Return whether a line can only be about a CORS request."""
    reasons = reasons_of(line)
    other_modes = {"DisallowedByMode", "NoCorsRedirectModeNotFollow"}
    return bool(reasons) and reasons <= CORS_REASONS - other_modes


def needs_credentials(line: Line) -> bool:
    """Return whether a line can only be about a request with credentials."""
    bases = {base_reason(reason) for reason in reasons_of(line)}
    return bool(bases) and bases <= set(_OF_CREDENTIALS)


def fits(line: Line, outcome: Outcome) -> bool:
    """Return whether a browser that got this outcome may have printed the line."""
    failure = outcome.failure
    if line.recognised.reason == "HttpStatus":
        return outcome.server_executed  # whether script may read the answer or not
    if failure is None:
        return False
    if is_vague(line):
        return True
    return failure.reason in reasons_of(line) and _names_the_same(line, failure)


def _names_the_same(line: Line, failure: Failure) -> bool:
    """Return whether URL, status and value that a line names are those of the failure."""
    told = line.recognised.parameters
    url = told.get("url")
    if url and failure.url and url_key(url) != url_key(failure.url):
        return False
    status = status_in(told)
    if status is not None and failure.status not in (None, status):
        return False
    named = value_in(told, _NAMED.get(failure.reason.removeprefix("Preflight"), "")) or ""
    return named.strip().lower() in failure.parameter.lower()


def status_in(told: Mapping[str, str]) -> int | None:
    """Return the status that a line names, None if it names none that an answer can have."""
    status = told.get("status", "")
    return int(status) if re.fullmatch("[1-9][0-9]{2}", status) else None


def value_in(told: Mapping[str, str], name: str) -> str | None:
    """Return a value that a line names, None if it doesn't: Chromium escapes what isn't ASCII."""
    value = told.get(name)
    return value and _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
