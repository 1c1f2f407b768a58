"""A pasted text, cut into the entries of a console, each with the lines that it stands in."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .facts import BEGINNING
from .sentence import PLAIN_QUOTES

#: A longer entry is read in parts of this many characters: no line of a console is longer.
MAX_ENTRY = 16_000
# A character reference of HTML. The longest name has 31 letters, and a number
# of more than seven digits isn't a character; Python refuses to read one of thousands.
REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
# What a line begins with where somebody quoted it, or set it as code.
QUOTING = re.compile(r"[ \t]*>[> \t]*|[ \t]*```.*")


@dataclass(frozen=True)
class Entry:
    """An entry of a console on one line, in plain characters.

    `starts` has the place in `text` where each of its lines begins, the first of which is
    `first_line` of the whole text.
    """

    text: str
    starts: tuple[int, ...]
    first_line: int

    def line_at(self, place: int) -> int:
        """Return the line, counted from 1 in the whole text, of a place in `text`."""
        return self.first_line + bisect_right(self.starts, place) - 1

    def lines(self, first_line: int, last_line: int) -> str:
        """Return the text of some of the entry's lines."""
        ends = (*self.starts[1:], len(self.text))
        first, last = first_line - self.first_line, last_line - self.first_line
        return self.text[self.starts[first] : ends[last]].strip()


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a console in `text`; lines end at "\\n", and an empty one ends an entry.

    What no entry is known to begin with belongs to the one before.
    """
    paragraph: list[str] = []
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        plain = _plain(line)
        if plain:
            paragraph.append(plain)
        elif paragraph:
            yield from _cut(paragraph, number - len(paragraph))
            paragraph = []
    if paragraph:
        yield from _cut(paragraph, number + 1 - len(paragraph))


def _plain(line: str) -> str:
    """Return a line in plain characters, with single blanks, without marks of quoting."""
    if "&" in line:
        line = REFERENCE.sub(lambda found: html.unescape(found[0]), line)
    if quoting := QUOTING.match(line):
        line = line[quoting.end() :]
    if not line.isascii():
        line = line.replace("\u200b", " ")
    return " ".join(line.translate(PLAIN_QUOTES).split())


def _cut(paragraph: list[str], first_line: int) -> Iterator[Entry]:
    """Yield the entries of lines that stand together, cut where another one begins."""
    starts, place = [], 0
    for line in paragraph:
        starts.append(place)
        place += len(line) + 1
    joined = " ".join(paragraph)
    cuts = [0, *_beginnings(joined), len(joined)]
    for begin, end in pairwise(cuts):
        for part in range(begin, end, MAX_ENTRY):
            first = bisect_right(starts, part) - 1
            part_end = min(part + MAX_ENTRY, end)
            last = bisect_right(starts, part_end - 1)
            yield Entry(
                text=joined[part:part_end].rstrip(),
                starts=(0, *(start - part for start in starts[first + 1 : last])),
                first_line=first_line + first,
            )


def _beginnings(joined: str) -> list[int]:
    """Return where entries begin, but for the first."""
    places = [found.start() for found in BEGINNING.finditer(joined)]
    return [place for place in places if place and not joined[place - 1].isalnum()]
