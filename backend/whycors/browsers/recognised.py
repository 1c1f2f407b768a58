"""What one entry of a console says: its reason, and the values in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from .chromium import OF_PREFLIGHT
from .entries import ConsoleEntry
from .plain import in_lower_case
from .sentence import Brand
from .sentence_pattern import WITHOUT_BLANKS, pattern_of
from .tables import fact_index, wording_index
from .word_index import words_of

# Reasons that say little. One of them is dropped when the same paste has a reason that says more;
# what its line told, a status for instance, is kept.
VAGUE = {"ReferrerPolicy": 3, "NoReasonGiven": 2, "ReasonElsewhere": 1, "HttpStatus": 1}
# In an entry of more lines, those after them aren't tried for what a break in them may hide.
MAX_BREAKS = 9

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
_URL = re.compile(r"https?://[^\s'\"<>()\x7f-\U0010ffff]+")
_AFTER_URL = ".,;:"
_QUOTES = "\"'"
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


def recognise_entry(entry: ConsoleEntry) -> RecognisedAt | None:
    """Return what an entry says, or None where it is of no known sentence.

    Where a line of it seems to be missing something, it is tried whether it was broken within a
    word, by a terminal's width for instance.
    """
    best = _recognised(entry)
    if not _may_be_broken(entry, best):
        return best
    breaks = range(1, min(len(entry.starts), MAX_BREAKS))
    at_some, at_all = best, _recognised(entry.glued(breaks))
    for number in breaks:
        glued = entry.glued([number])
        other = _recognised(glued)
        if _tells(other) > _tells(at_some):
            entry, at_some = glued, other
    return max(at_some, at_all, key=_tells)


def _may_be_broken(entry: ConsoleEntry, best: RecognisedAt | None) -> bool:
    """Return whether an entry of several lines lacks the URL, its reason, or any."""
    if len(entry.starts) == 1:
        return False
    if best is None:
        return entry.is_begun
    reason, parameters = best.recognised.reason, best.recognised.parameters
    return reason == "ReasonElsewhere" or (reason not in VAGUE and "url" not in parameters)


def _tells(one: RecognisedAt | None) -> tuple[int, int]:
    """Return how much is told: first whether it is a reason, then how many values."""
    if one is None:
        return (-9, 0)
    return (-VAGUE.get(one.recognised.reason, 0), len(one.recognised.parameters))


def _recognised(entry: ConsoleEntry) -> RecognisedAt | None:
    lower = in_lower_case(entry.text)
    best = _recognised_by(lower, entry)
    if '"' not in lower or _tells(best)[0] == 0:
        return best
    # Whoever put the line into a text of their own may have changed its quotation marks.
    return max(best, _recognised_by(lower.replace('"', "'"), entry), key=_tells)


def _recognised_by(lower: str, entry: ConsoleEntry) -> RecognisedAt | None:
    """Return what an entry says, by its text in lower case."""
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
    if (wording.brand, wording.reason) == ("firefox", "ReasonElsewhere"):
        recognised = _with_only_url(recognised, entry.text)
    spans = [one.span() for one in (found, preflights, *facts) if one]
    begins = 0 if entry.is_begun else min(begin for begin, _ in spans)
    first_line = entry.line_at(begins)
    last_line = entry.line_at(max(end for _, end in spans) - 1)
    return RecognisedAt(recognised, first_line, last_line, entry.lines(first_line, last_line))


def _with_only_url(recognised: Recognised, text: str) -> Recognised:
    """Return what was recognised, with the only URL that stands in the line: what was blocked."""
    urls = {found.rstrip(_AFTER_URL) for found in _URL.findall(text)}
    if "url" in recognised.parameters or len(urls) != 1:
        return recognised
    return replace(recognised, parameters={"url": urls.pop(), **recognised.parameters})


def _values(text: str, found: list[re.Match[str]]) -> dict[str, str]:
    """Return the values that were found, the first of each name, as they stand in the text.

    The blanks and quotation marks that a line got on its way are taken out.
    """
    values: dict[str, str] = {}
    for one in found:
        for name in one.re.groupindex:
            begin, end = one.span(name)
            if begin >= 0 and name not in values:
                value = text[begin:end]
                values[name] = (
                    value.replace(" ", "").strip(_QUOTES) if name in WITHOUT_BLANKS else value
                )
    return values
