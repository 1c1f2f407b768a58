"""All sentences that lines are recognised by, in the order in which they are tried."""

import functools
import re

from .anywhere import ANYWHERE_WORDINGS
from .beside_cors import BESIDE_WORDINGS
from .chromium import CHROMIUM_WORDINGS
from .cookie_lines import COOKIE_WORDINGS
from .edgehtml import EDGEHTML_WORDINGS
from .facts import FACTS
from .firefox import FIREFOX_WORDINGS
from .firefox_languages import (
    beginnings_of_firefox_lines,
    firefox_lines_without_reasons,
    firefox_wordings_in_any_language,
)
from .panels import PANEL_WORDINGS
from .safari import SAFARI_WORDINGS
from .script_errors import GUESSES_OF_LIBRARIES
from .sentence import Wording
from .word_index import WordIndex

# As many characters of a line tell whether it may begin as one of Firefox's.
_HEAD = 4
# What some values are: an address space, or who asked.
_WORDS_OF_VALUES = frozenset({"loopback", "local", "public", "xmlhttprequest", "stylesheet"})
_MARKS = "'\".,:;()[]«»‹›"


@functools.cache
def all_wordings() -> tuple[Wording, ...]:
    """Return the table. It is made for the first text: the API starts without it."""
    return (
        *GUESSES_OF_LIBRARIES,
        *BESIDE_WORDINGS,
        *COOKIE_WORDINGS,
        *CHROMIUM_WORDINGS,
        *FIREFOX_WORDINGS,
        *SAFARI_WORDINGS,
        *EDGEHTML_WORDINGS,
        *firefox_wordings_in_any_language(),
        *PANEL_WORDINGS,
        *ANYWHERE_WORDINGS,
        *firefox_lines_without_reasons(),
    )


@functools.cache
def wording_index() -> WordIndex[Wording]:
    """Return the table by the words that are in its sentences."""
    return WordIndex((wording, wording.fixed_words) for wording in all_wordings())


@functools.cache
def fact_index() -> WordIndex[re.Pattern[str]]:
    """Return the patterns of FACTS by the words that are in them."""
    return WordIndex((fact.pattern, fact.words) for fact in FACTS)


def begins_word_of_a_line(part: str) -> bool:
    """Return whether some word in one of the sentences begins so, and goes on."""
    return part in _parts_of_words()


@functools.cache
def _parts_of_words() -> frozenset[str]:
    return frozenset(word[:end] for word in _vocabulary() for end in range(1, len(word)))


def is_word_of_a_line(word: str) -> bool:
    """Return whether a word, in lower case and without punctuation, is in one of the sentences."""
    return word in _vocabulary()


@functools.cache
def _vocabulary() -> frozenset[str]:
    words = " ".join(
        wording.sentence for wording in all_wordings() if isinstance(wording.sentence, str)
    ).lower()
    return frozenset(word.strip(_MARKS) for word in words.split()) | _WORDS_OF_VALUES


def begins_line_of_firefox(line: str) -> bool:
    """Return whether a line, in plain characters, begins as one of Firefox's does."""
    return line.startswith(_beginnings().get(line[:_HEAD], ()))


@functools.cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    """Return the beginnings of lines by their first characters; shorter ones could be anything."""
    heads: dict[str, tuple[str, ...]] = {}
    for text in beginnings_of_firefox_lines():
        if len(text) >= _HEAD:
            heads[text[:_HEAD]] = (*heads.get(text[:_HEAD], ()), text)
    return heads
