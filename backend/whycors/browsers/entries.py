"""A pasted text, cut into the entries of a console, each with the lines that it stands in."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .facts import BEGINNING, END
from .plain import is_east_asian, plain_lines
from .tables import begins_line_of_firefox, begins_word_of_a_line, is_word_of_a_line

#: A longer entry is read in parts of this many characters: no line of a console is longer.
MAX_ENTRY = 16_000
# Safari's first line; after "cannot load {url}." or "policy:" it is the end of another.
_ORIGIN = re.compile(r"Origin (?:null|[^'\s]+:)")
_HALF_A_LINE = re.compile(r"(?:^|load )\S{1,2000}\.$|:$")
# A word in a broken line: what stands before the break, and what stands after it.
_LONGEST_WORD = 80
_LAST_WORD = re.compile(r"(?<!\w)[0-9A-Za-z_][0-9A-Za-z_:.-]*$")
_FIRST_WORD = re.compile(r"[0-9A-Za-z_:.-]*[0-9A-Za-z_](?!\w)")
_WITHIN_WORDS = "_:.-"


@dataclass(frozen=True)
class ConsoleEntry:
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

    @property
    def is_begun(self) -> bool:
        """Whether it begins as an entry of a console does."""
        return bool(BEGINNING.match(self.text)) or begins_line_of_firefox(self.text)

    @property
    def has_beginning(self) -> bool:
        """Whether an entry of a console begins in it, or a line of Firefox's at its start."""
        return bool(BEGINNING.search(self.text)) or begins_line_of_firefox(self.text)

    def glued(self, numbers: Iterable[int]) -> "ConsoleEntry":
        """Return the entry without the blanks before some of its lines, the first of which is 0."""
        text, starts = self.text, list(self.starts)
        for number in numbers:
            start = starts[number]
            if text[start - 1] == " ":
                text = text[: start - 1] + text[start:]
                starts[number:] = [place - 1 for place in starts[number:]]
        return ConsoleEntry(text, tuple(starts), self.first_line)

    def lines(self, first_line: int, last_line: int) -> str:
        """Return the text of some of the entry's lines."""
        ends = (*self.starts[1:], len(self.text))
        first, last = first_line - self.first_line, last_line - self.first_line
        return self.text[self.starts[first] : ends[last]].strip()


def paragraphs(text: str) -> Iterator[ConsoleEntry]:
    """Yield what stands together in `text`, in lines that end at "\\n", with none between empty."""
    paragraph: list[str] = []
    number = 0
    for number, line in enumerate(plain_lines(text), 1):
        if line and not (paragraph and _begins_entry(line, paragraph[-1])):
            paragraph.append(line)
        elif paragraph:
            yield _joined(paragraph, number - len(paragraph))
            paragraph = [line] if line else []
    if paragraph:
        yield _joined(paragraph, number + 1 - len(paragraph))


def _begins_entry(line: str, before: str) -> bool:
    """Return whether an entry begins with a line, and not within the one that stands before."""
    if line.startswith("Origin ") and _ORIGIN.match(line):
        return not _HALF_A_LINE.search(before)
    is_within_sentence = is_east_asian(before[-1]) and before[-1].isalpha()
    return not is_within_sentence and begins_line_of_firefox(line)


def entries(paragraph: ConsoleEntry) -> Iterator[ConsoleEntry]:
    """Yield the entries of a console in lines that stand together.

    What no entry is known to begin with belongs to the one before.
    """
    text, starts = paragraph.text, paragraph.starts
    for begin, end in pairwise(sorted({0, *_cuts(text), len(text)})):
        for part in range(begin, end, MAX_ENTRY):
            part_end = min(part + MAX_ENTRY, end)
            first = bisect_right(starts, part) - 1
            last = bisect_right(starts, part_end - 1)
            yield ConsoleEntry(
                text=text[part:part_end].rstrip(),
                starts=(0, *(start - part for start in starts[first + 1 : last])),
                first_line=paragraph.first_line + first,
            )


def _joined(lines: list[str], first_line: int) -> ConsoleEntry:
    """Return lines as one."""
    starts, pieces, length = [0], [lines[0]], len(lines[0])
    for before, line in pairwise(lines):
        between = "" if _is_within_word(before, line) else " "
        length += len(between)
        starts.append(length)
        pieces += (between, line)
        length += len(line)
    return ConsoleEntry("".join(pieces), tuple(starts), first_line)


def _is_within_word(before: str, line: str) -> bool:
    """Return whether a line was broken within a word that browsers print, such as a header's name.

    East Asian writing has no blanks to break lines at.
    """
    if is_east_asian(before[-1]) or is_east_asian(line[0]):
        return True
    if not (_is_in_word(before[-1]) and _is_in_word(line[0])):
        return False
    last = before[before.rfind(" ") + 1 :]
    if not (head := _LAST_WORD.search(last[-_LONGEST_WORD:])):
        return False
    part = head[0].lower()
    if not begins_word_of_a_line(part):
        return False
    tail = line.partition(" ")[0]
    rest = found[0].lower() if (found := _FIRST_WORD.match(tail)) else ""
    return is_word_of_a_line(part + rest) and not (
        is_word_of_a_line(part.rstrip(_WITHIN_WORDS)) and is_word_of_a_line(rest)
    )


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character in _WITHIN_WORDS


def _cuts(text: str) -> Iterator[int]:
    """Yield where in the text one entry ends and another begins."""
    for found in BEGINNING.finditer(text):
        if not text[found.start() - 1 : found.start()].isalnum():
            yield found.start()
    for found in END.finditer(text):
        yield found.end()
