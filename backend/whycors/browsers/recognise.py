"""Recognise a browser's console lines, whole or in part: the reasons, and what the lines tell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .entries import entries, paragraphs
from .plain import in_lower_case
from .recognised import ACCESS_REASONS, VAGUE, Recognised, RecognisedAt, recognise_entry
from .tables import wording_index
from .word_index import words_of

__all__ = ["ACCESS_REASONS", "VAGUE", "Recognised", "RecognisedAt", "recognise", "recognised_at"]


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

    Safari's lines of one failure are one: the reason, the URL, the reason once more. Else nothing
    is put together or left out, as it is by recognise(): a line that says no reason, such as
    "TypeError: Failed to fetch", is an entry of its own. Lines end at a line feed.
    """
    found: list[RecognisedAt] = []
    for one in _recognised_entries(text):
        if found and _is_of_same_failure(found[-1], one):
            found[-1] = _joined(found[-1], one)
        else:
            found.append(one)
    return found


def _recognised_entries(text: str) -> Iterator[RecognisedAt]:
    for paragraph in paragraphs(text):
        words = words_of(in_lower_case(paragraph.text))
        if not (wording_index().candidates(words) or paragraph.has_beginning):
            continue
        for entry in entries(paragraph):
            if one := recognise_entry(entry):
                yield one


def _is_of_same_failure(one: RecognisedAt, other: RecognisedAt) -> bool:
    """Return whether Safari printed `other` right after `one`, of which that gives the reason.

    The second line has the URL; a third, of its network, repeats the reason without one.
    """
    reason, next_line = one.recognised, other.recognised
    if reason.browser not in ("safari", "webkit") or other.first_line > one.last_line + 2:
        return False
    if (next_line.browser, next_line.reason) == ("safari", "ReasonElsewhere"):
        return "url" not in reason.parameters
    is_echo = "Failed to load resource" in other.text and "url" not in next_line.parameters
    return is_echo and next_line.reason == reason.reason


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


def _with_facts(one: Recognised, facts: Mapping[str, str]) -> Recognised:
    """Return `one` with what another line of the same paste told about the same request."""
    known = dict(one.parameters)
    urls = (known.get("url"), known.get("initial_url"))
    if "url" in facts and "url" in known and facts["url"] not in urls:
        return one
    useful = {name: value for name, value in facts.items() if name != "said"}
    return replace(one, parameters={**useful, **known})
