"""What of a text was read and what was not, in words, each with its lines."""

from collections.abc import Iterator
from typing import Any

from ..words.catalogues import catalogue
from .model import Evidence, Place, Unread
from .reading import MAX_CHARACTERS, TooMuchText

#: A HAR file has thousands of entries; nobody reads more than so many of them in a list.
MAX_PARTS = 50

Json = dict[str, Any]


def read_parts(evidence: Evidence, language: str) -> list[Json]:
    """Return the pieces that were read, in their order, MAX_PARTS at most."""
    places = sorted(dict.fromkeys(_places(evidence)), key=lambda place: place.first_line)
    return [
        {
            "form": place.form,
            "first_line": place.first_line,
            "last_line": place.last_line,
            "sentence": catalogue("diagnosis", language)[f"form.{place.form}"],
        }
        for place in places[:MAX_PARTS]
    ]


def unread_parts(evidence: Evidence, language: str) -> list[Json]:
    """Return the pieces that were not read, and why, MAX_PARTS at most."""
    return [
        {
            "first_line": unread.first_line,
            "last_line": unread.last_line,
            "sentence": _why_unread(unread, language),
        }
        for unread in evidence.unread[:MAX_PARTS]
    ]


def place_text(place: Place, language: str) -> str:
    """Return what a piece is, and its lines, in words."""
    texts = catalogue("diagnosis", language)
    key = "place.line" if place.first_line == place.last_line else "place.lines"
    form = texts[f"form.{place.form}"]
    return texts[key].format(form=form, first=place.first_line, last=place.last_line)


def too_much_text(too_much: TooMuchText, language: str) -> str:
    """Return in words that a text is too long."""
    text = catalogue("diagnosis", language)["unread.too-much"]
    return text.format(length=too_much.length, limit=MAX_CHARACTERS)


def _places(evidence: Evidence) -> Iterator[Place]:
    yield from (line.place for line in evidence.lines)
    yield from (seen.place for seen in evidence.seen)
    yield from (case.place for case in evidence.cases)
    if evidence.url is not None:
        yield Place("url", 1, 1)


def _why_unread(unread: Unread, language: str) -> str:
    texts = catalogue("diagnosis", language)
    key = f"unread.{unread.fault}" if unread.fault else "unread"
    return texts[key].replace("{value}", unread.value)
