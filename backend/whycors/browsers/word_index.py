"""Which of very many sentences may be in a text: a look at its words tells, before any pattern."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Generic, TypeVar

from .plain import EAST_ASIAN, WORD_CHARACTERS

_ASCII_WORDS = re.compile(r"[0-9a-z_]+")
_WORDS = re.compile(f"[{WORD_CHARACTERS}]+")
_EAST_ASIAN_RUNS = re.compile(f"[{EAST_ASIAN}]+")
Item = TypeVar("Item")


def words_of(lower: str) -> set[str]:
    """Return the words of a text in lower case, and of East Asian writing each two characters."""
    if lower.isascii():
        return set(_ASCII_WORDS.findall(lower))
    words = set(_WORDS.findall(lower))
    for run in set(_EAST_ASIAN_RUNS.findall(lower)):
        words.update(map("".join, pairwise(run)))
    return words


class WordIndex(Generic[Item]):
    """Things by the rarest of the words that a text must have for each of them.

    So a text costs as much as it has words, however many things there are.
    """

    def __init__(self, items: Iterable[tuple[Item, str]]) -> None:
        """Take things and the text that has the words of each."""
        self._rows = [(item, frozenset(words_of(text))) for item, text in items]
        often = Counter(word for _, words in self._rows for word in words)
        self._by_rarest: dict[str, list[int]] = defaultdict(list)
        for number, (_, words) in enumerate(self._rows):
            rarest = min(words, key=lambda word: (often[word], -len(word), word))
            self._by_rarest[rarest].append(number)

    def candidates(self, words: set[str]) -> list[Item]:
        """Return what all words are there of, in its order."""
        numbers = [
            number
            for word in words & self._by_rarest.keys()
            for number in self._by_rarest[word]
            if self._rows[number][1] <= words
        ]
        return [self._rows[number][0] for number in sorted(numbers)]
