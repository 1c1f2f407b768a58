"""A browser's sentence: one text, which a line is printed from and recognised by.

In such a text

- `{name}` stands for a value, and `{name=text}` for a value that is always that text;
- `«…»` is around what the sentence is recognised by, wherever the rest of it has been cut off;
  without these marks all of it is needed;
- `‹…›`, right before or after, is around what is read as well, if it is there, for its values;
- `…` stands for a few words that differ or that nobody noted, in a sentence that is not printed.
"""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .sentence_pattern import VALUE, fixed_words_of, pattern_of

# Who printed a line. "webkit" stands for Safari and for the Chrome of the years before Chromium
# had words of its own, "edgehtml" for Internet Explorer and Edge before they were built on
# Chromium, "any" for a line that all of them print.
Brand = Literal["chromium", "firefox", "safari", "webkit", "edgehtml", "any"]

_MARKS = str.maketrans("", "", "«»‹›")


@dataclass(frozen=True)
class Wording:
    """How a browser gives a reason: a `sentence`, or where that can't tell it, its pattern.

    `may_also_be` are further reasons that this browser words alike. A wording that is not current
    is printed by older versions only, and quoted by old answers. `language` is the one that it is
    in. `words` are those without which the pattern of a wording finds nothing, where that has no
    sentence.
    """

    reason: str
    brand: Brand
    sentence: str | re.Pattern[str]
    is_current: bool = True
    may_also_be: tuple[str, ...] = ()
    language: str = "en"
    words: str = ""

    @property
    def fixed_words(self) -> str:
        """The words that a line must have for the pattern to find anything."""
        return fixed_words_of(self.sentence) if isinstance(self.sentence, str) else self.words

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern that a line is searched for; its groups are values that the line tells.

        It is compiled for the first line: all of them take a tenth of the time in which the API
        starts.
        """
        return pattern_of(self.sentence) if isinstance(self.sentence, str) else self.sentence


def wordings(
    brand: Brand,
    sentences: Mapping[str, str],
    may_also_be: Mapping[str, tuple[str, ...]] | None = None,
    *,
    is_current: bool = True,
) -> tuple[Wording, ...]:
    """Return by what each of a browser's sentences is recognised, in their order.

    The keys are reasons; one that has several sentences is followed by a dot and a word for which.
    """
    return tuple(
        Wording(
            reason=key.partition(".")[0],
            brand=brand,
            sentence=sentence,
            is_current=is_current,
            may_also_be=(may_also_be or {}).get(key, ()),
        )
        for key, sentence in sentences.items()
    )


def printed(sentence: str, **values: str) -> str:
    """Return the sentence as it is printed, with its values."""
    return _template(sentence).format_map(values)


@functools.cache
def _template(sentence: str) -> str:
    """Return the sentence as str.format_map() takes it: its values in braces, without its marks."""

    def value(found: re.Match[str]) -> str:
        return f"{{{found['name']}}}" if found["text"] is None else found["text"]

    return VALUE.sub(value, sentence.translate(_MARKS))
