"""The texts that people read, and the languages that they are in."""

import functools
import json
from pathlib import Path

#: The first is what somebody gets who names none.
LANGUAGES = ("en", "zh")

_FOLDER = Path(__file__).parent


@functools.cache
def catalogue(subject: str, language: str) -> dict[str, str]:
    """Return the texts on a subject, a folder's name here, by key, in one of LANGUAGES.

    `{name}` in a text stands for a value.
    """
    path = _FOLDER / subject / f"{language}.json"
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts
