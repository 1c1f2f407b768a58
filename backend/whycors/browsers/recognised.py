"""What one entry of a console says: its reason, and the values in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .chromium import OF_PREFLIGHT
from .entries import Entry
from .plain import in_lower_case
from .sentence import Brand
from .sentence_pattern import WITHOUT_BLANKS, pattern_of
from .tables import fact_index, wording_index
from .word_index import words_of

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


def recognise_entry(entry: Entry) -> RecognisedAt | None:
    """Return what an entry says, or None where it is of no known sentence."""
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
