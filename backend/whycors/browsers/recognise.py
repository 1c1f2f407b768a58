"""Recognise a browser's console line, whole or in part: the reason, and what the line tells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .anywhere import ANYWHERE_WORDINGS
from .chromium import CHROMIUM_WORDINGS, OF_PREFLIGHT
from .entries import Entry, entries
from .facts import FACTS
from .firefox import FIREFOX_WORDINGS
from .safari import SAFARI_WORDINGS
from .sentence import Brand, pattern_of

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


@dataclass(frozen=True)
class RecognisedAt:
    """An entry of a console that was recognised: its first and last line in the text, from 1.

    `text` is what these lines say, on one line and in plain characters.
    """

    recognised: Recognised
    first_line: int
    last_line: int
    text: str


def recognise(text: str) -> list[Recognised]:
    """Return what the console lines in `text` say, the most telling first; [] for no such line.

    A line may be cut, broken, quoted or surrounded by others.
    """
    found = [each.recognised for each in recognised_at(text)]
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


def recognised_at(text: str) -> list[RecognisedAt]:
    """Return each entry of a console in `text` that is recognised, in their order.

    Nothing is put together or left out, as it is by recognise(): a line that says no reason, such
    as "TypeError: Failed to fetch", is an entry of its own. Lines end at "\\n".
    """
    return [one for entry in entries(text) if (one := _recognise_entry(entry))]


def _recognise_entry(entry: Entry) -> RecognisedAt | None:
    for wording in WORDINGS:
        if found := wording.pattern.search(entry.text):
            break
    else:
        return None
    preflights = PREFLIGHT.search(entry.text) if wording.reason in ACCESS_REASONS else None
    facts = _facts(entry.text)
    spans = [one.span() for one in (found, preflights, *facts) if one]
    first_line = entry.line_at(min(begin for begin, _ in spans))
    last_line = entry.line_at(max(end for _, end in spans) - 1)
    given: dict[str, str] = {}
    for one in (found, *facts):
        given |= {name: value for name, value in _given(one).items() if name not in given}
    recognised = Recognised(
        reason=f"Preflight{wording.reason}" if preflights else wording.reason,
        browser=wording.brand,
        is_current=wording.is_current and not _is_former(entry.text),
        parameters=given,
        may_also_be=wording.may_also_be,
    )
    return RecognisedAt(recognised, first_line, last_line, entry.lines(first_line, last_line))


def _is_former(entry: str) -> bool:
    """Return whether today's wording of a reason stands in a line of a former shape."""
    return bool(re.search("is therefore not allowed|set the request's mode to 'no-cors'", entry))


def _facts(entry: str) -> list[re.Match[str]]:
    """Return what is found of FACTS, those first whose values count."""
    return [found for pattern in FACTS if (found := pattern.search(entry))]


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
