"""Text for a terminal: how wide it is, where its lines break, and its colours."""

import os
import sys
import unicodedata
from collections.abc import Iterator

#: The columns that a text takes, whatever the terminal has.
NARROWEST, WIDEST = 72, 100
COLOURS = {"red": 31, "green": 32, "yellow": 33, "cyan": 36, "bold": 1, "dim": 2}
OPENING, CLOSING = "（“‘《", "，。；：、）！？”’》…"


def width_of(text: str) -> int:
    """Return how many columns a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, width: int, fill: str = " ") -> str:
    """Return the text, filled up to `width` columns."""
    return text + fill * (width - width_of(text))


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns.

    Lines break at blanks and between Chinese characters; a word that is wider is cut.
    """
    lines = [""]
    for unit in _units(text):
        for part in _cut(unit, width) if width_of(unit.rstrip()) > width else [unit]:
            if width_of(lines[-1] + part.rstrip()) > width and lines[-1]:
                lines.append("")
            lines[-1] += part
    return [line.rstrip() for line in lines]


def _units(text: str) -> Iterator[str]:
    """Yield what a line must not break within."""
    start = 0
    for end in range(1, len(text)):
        if _may_break(text[end - 1], text[end]):
            yield text[start:end]
            start = end
    yield text[start:]


def _may_break(last: str, following: str) -> bool:
    if following == " " or following in CLOSING or last in OPENING:
        return False
    return last == " " or 2 in (width_of(last), width_of(following))


def _cut(word: str, width: int) -> Iterator[str]:
    """Yield a word that is too wide in parts, behind a "/" or "&" where there is one."""
    while width_of(word) > width:
        end = max(word.rfind(mark, 0, width) for mark in "/?&") + 1
        end = end if end > width // 2 else width
        yield word[:end]
        word = word[end:]
    yield word


def is_colourful() -> bool:
    """Return whether standard output is a terminal whose reader wants colours.

    https://no-color.org/
    """
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def painted(text: str, colour: str) -> str:
    """Return the text in a colour of COLOURS, or as it is where no colours are wanted."""
    return f"\033[{COLOURS[colour]}m{text}\033[0m" if is_colourful() else text
