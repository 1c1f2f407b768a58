"""What each option means: one sentence, and a note where the tables that go around are wrong."""

import functools
import json
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent / "options"
LANGUAGES = ("en", "zh")


class Words(TypedDict):
    """What the page says of an option; `note` is None where there is nothing to correct."""

    meaning: str
    note: str | None


@functools.cache
def words_of(language: str) -> dict[str, Words]:
    """Return the words for every option, by its name."""
    words: dict[str, Words] = json.loads((HERE / f"{language}.json").read_text(encoding="utf-8"))
    return words
