"""Recognise a browser's console line, whole or in part: the reason, and what the line tells."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .chromium import OF_PREFLIGHT
from .entries import Entry, entries, paragraphs
from .plain import in_lower_case
from .sentence import WITHOUT_BLANKS, Brand, pattern_of
from .tables import fact_index, wording_index
from .word_index import words_of

# Reasons that say little. One of them is dropped when the same paste has a reason that says more;
# what its line told, a status for instance, is kept.
VAGUE = {"ReferrerPolicy": 3, "NoReasonGiven": 2, "ReasonElsewhere": 1, "HttpStatus": 1}

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
# Today's wording of a reason stands in a line of a former shape.
_FORMER = re.compile("is therefore not allowed|set the request's mode to 'no-cors'")


@dataclass(frozen=True)
class Recognised:
    """What a console line tells.

    `reason` is the engine's name where it has one; `language` is that of the line: en, zh-CN, de.
    `parameters` holds what was found of url, initial_url, page_origin, value, method, header,
    status, kind, space, cookie and others.
    """

    reason: str
    browser: Brand
    is_current: bool
    parameters: Mapping[str, str]
    may_also_be: tuple[str, ...] = ()
    language: str = "en"


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
    found = _without_echoes([each.recognised for each in recognised_at(text)])
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

    Safari's two lines of one failure are one: the reason, and the URL. Else nothing is put together
    or left out, as it is by recognise(): a line that says no reason, such as "TypeError: Failed to
    fetch", is an entry of its own. Lines end at "\\n".
    """
    found: list[RecognisedAt] = []
    for one in _recognised_entries(text):
        if found and _is_second_line_of_safari(found[-1], one):
            found[-1] = _joined(found[-1], one)
        else:
            found.append(one)
    return found


def _recognised_entries(text: str) -> Iterator[RecognisedAt]:
    for paragraph in paragraphs(text):
        if not wording_index().candidates(words_of(in_lower_case(paragraph.text))):
            continue
        for entry in entries(paragraph):
            if one := _recognise_entry(entry):
                yield one


def _is_second_line_of_safari(one: RecognisedAt, other: RecognisedAt) -> bool:
    """Return whether `other` names the URL of the failure that `one` gives the reason of."""
    reason, url = one.recognised, other.recognised
    return (
        reason.browser in ("safari", "webkit")
        and (url.browser, url.reason) == ("safari", "ReasonElsewhere")
        and "url" not in reason.parameters
        and other.first_line <= one.last_line + 2
    )


def _joined(one: RecognisedAt, other: RecognisedAt) -> RecognisedAt:
    """Return two entries that are about one failure as one, which says what the first does."""
    return RecognisedAt(
        _with_facts(one.recognised, other.recognised.parameters),
        one.first_line,
        other.last_line,
        f"{one.text} {other.text}",
    )


def _without_echoes(found: list[Recognised]) -> list[Recognised]:
    """Return what was recognised without what Firefox says of each preflight that fails.

    A request whose preflight failed came to nothing: Firefox prints that too, as of a network.
    """
    failed = {
        one.parameters.get("url")
        for one in found
        if one.browser == "firefox" and one.reason not in ("CORSDidNotSucceed", *VAGUE)
    }
    return [
        one
        for one in found
        if one.reason != "CORSDidNotSucceed" or one.parameters.get("url") not in failed
    ]


def _recognise_entry(entry: Entry) -> RecognisedAt | None:
    lower = in_lower_case(entry.text)
    words = words_of(lower)
    for wording in wording_index().candidates(words):
        if found := wording.pattern.search(lower):
            break
    else:
        return None
    preflights = PREFLIGHT.search(lower) if wording.reason in ACCESS_REASONS else None
    searched = (pattern.search(lower) for pattern in fact_index().candidates(words))
    facts = [fact for fact in searched if fact]
    recognised = Recognised(
        reason=f"Preflight{wording.reason}" if preflights else wording.reason,
        browser=wording.brand,
        is_current=wording.is_current and not _FORMER.search(lower),
        parameters=_values(entry.text, [found, *facts]),
        may_also_be=wording.may_also_be,
        language=wording.language,
    )
    spans = [one.span() for one in (found, preflights, *facts) if one]
    first_line = entry.line_at(min(begin for begin, _ in spans))
    last_line = entry.line_at(max(end for _, end in spans) - 1)
    return RecognisedAt(recognised, first_line, last_line, entry.lines(first_line, last_line))


def _values(text: str, found: list[re.Match[str]]) -> dict[str, str]:
    """Return the values that were found, the first of each name, as they stand in the text.

    The blanks that a line got on its way are taken out.
    """
    values: dict[str, str] = {}
    for one in found:
        for name in one.re.groupindex:
            begin, end = one.span(name)
            if begin >= 0 and name not in values:
                value = text[begin:end]
                values[name] = value.replace(" ", "") if name in WITHOUT_BLANKS else value
    return values


def _with_facts(one: Recognised, facts: Mapping[str, str]) -> Recognised:
    """Return `one` with what another line of the same paste told about the same request."""
    known = dict(one.parameters)
    urls = (known.get("url"), known.get("initial_url"))
    if "url" in facts and "url" in known and facts["url"] not in urls:
        return one
    useful = {name: value for name, value in facts.items() if name != "said"}
    return replace(one, parameters={**useful, **known})
