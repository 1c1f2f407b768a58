"""Recognise a browser's console line, whole or in part: the reason, and what the line tells."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .anywhere import ANYWHERE_WORDINGS
from .chromium import CHROMIUM_WORDINGS, OF_PREFLIGHT
from .facts import ENTRY, FACTS
from .firefox import FIREFOX_WORDINGS
from .safari import SAFARI_WORDINGS
from .sentence import PLAIN_QUOTES, Brand, pattern_of

WORDINGS = (*CHROMIUM_WORDINGS, *FIREFOX_WORDINGS, *SAFARI_WORDINGS, *ANYWHERE_WORDINGS)

# Reasons that say little. One of them is dropped when the same paste has a reason that says more;
# what its line told, a status for instance, is kept.
VAGUE = {"NoReasonGiven": 2, "ReasonElsewhere": 1, "HttpStatus": 1}

# These six come from a preflight when Chromium puts OF_PREFLIGHT before them.
ACCESS_REASONS = (
    "WildcardOriginNotAllowed",
    "MissingAllowOriginHeader",
    "MultipleAllowOriginValues",
    "InvalidAllowOriginValue",
    "AllowOriginMismatch",
    "InvalidAllowCredentials",
)
PREFLIGHT = pattern_of(OF_PREFLIGHT)

# A character reference of HTML. The longest name has 31 letters, and a number
# of more than seven digits isn't a character; Python refuses to read one of thousands.
REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


@dataclass(frozen=True)
class Recognised:
    """What a console line tells.

    `reason` is the engine's name where it has one. `parameters` holds what was found of url,
    initial_url, page_origin, value, method, header, status, kind, space and others.
    """

    reason: str
    browser: Brand
    is_current: bool
    parameters: Mapping[str, str]
    may_also_be: tuple[str, ...] = ()


def recognise(text: str) -> list[Recognised]:
    """Return what the console lines in `text` say, the most telling first; [] for no such line.

    A line may be cut, broken, quoted or surrounded by others.
    """
    found = [one for entry in _entries(text) if (one := _recognise_entry(entry))]
    if not found:
        return []
    vague = min(VAGUE.get(one.reason, 0) for one in found)
    telling = [one for one in found if VAGUE.get(one.reason, 0) == vague]
    merged: dict[tuple[str, str], Recognised] = {}
    for one in telling:
        key = (one.reason, one.parameters.get("value", ""))
        merged[key] = _with_facts(merged[key], one.parameters) if key in merged else one
    first, *others = merged.values()
    for one in found:
        if one not in telling and not others:
            first = _with_facts(first, one.parameters)
    return [first, *others]


def _entries(text: str) -> Iterator[str]:
    """Yield the lines of a console in `text`, each on one line and in plain characters."""
    unescaped = REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    unquoted = re.sub(r"^[ \t]*>+ ?", "", unescaped, flags=re.MULTILINE)
    plain = re.sub(r"[ \t\r\n\u00a0\u200b]+", " ", unquoted.translate(PLAIN_QUOTES)).strip()
    yield from (entry.strip() for entry in ENTRY.split(plain) if entry.strip())


def _recognise_entry(entry: str) -> Recognised | None:
    for wording in WORDINGS:
        found = wording.pattern.search(entry)
        if found:
            is_preflights = wording.reason in ACCESS_REASONS and PREFLIGHT.search(entry)
            return Recognised(
                reason=f"Preflight{wording.reason}" if is_preflights else wording.reason,
                browser=wording.brand,
                is_current=wording.is_current and not _is_former(entry),
                parameters=_given(found) | _facts(entry, _given(found)),
                may_also_be=wording.may_also_be,
            )
    return None


def _is_former(entry: str) -> bool:
    """Return whether today's wording of a reason stands in a line of a former shape."""
    return bool(re.search("is therefore not allowed|set the request's mode to 'no-cors'", entry))


def _facts(entry: str, known: Mapping[str, str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for pattern in FACTS:
        if found := pattern.search(entry):
            facts = _given(found) | facts
    return {name: value for name, value in facts.items() if name not in known}


def _given(found: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in found.groupdict().items() if value is not None}


def _with_facts(one: Recognised, facts: Mapping[str, str]) -> Recognised:
    """Return `one` with what another line of the same paste told about the same request."""
    known = dict(one.parameters)
    urls = (known.get("url"), known.get("initial_url"))
    if "url" in facts and "url" in known and facts["url"] not in urls:
        return one
    useful = {name: value for name, value in facts.items() if name != "said"}
    return Recognised(one.reason, one.browser, one.is_current, {**useful, **known}, one.may_also_be)
