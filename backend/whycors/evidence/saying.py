"""The sentences of a diagnosis, in one language, with the values of the failure in them."""

import re
from collections import ChainMap
from collections.abc import Mapping

from ..words.catalogues import catalogue
from .supposing import UNKNOWN_URL

#: A text is looked for in the first of them first.
_CATALOGUES = ("diagnosis", "pasted", "explanation")
#: In a command or setting, what stands for a value that nobody gave.
_IN_CODE = {"url": UNKNOWN_URL}


class Saying:
    """What is said in `language` of a failure with these values; `code` holds what runs."""

    def __init__(self, language: str, values: Mapping[str, str], code: Mapping[str, str]) -> None:
        self._texts = ChainMap(*(catalogue(name, language) for name in _CATALOGUES))
        self._values = {name: value for name, value in values.items() if value != ""}
        self._code = code

    def has(self, key: str) -> bool:
        """Return whether there is a text of that key."""
        return key in self._texts

    def say(self, key: str) -> str:
        """Return a text with its `{name}`s filled in; outside code, values are set as code."""
        parts = self._texts[key].split("`")
        fills = (self._in_prose, self._in_code)
        filled = "`".join(
            re.sub(r"\{(\w+)\}", fills[number % 2], part) for number, part in enumerate(parts)
        )
        # Chinese sets a value off by blanks; words in its place stand without.
        return re.sub(r"(?<=[\u3000-\u9fff]) (?=[\u3000-\u9fff])", "", filled)

    def say_with_code(self, key: str) -> tuple[str, str | None]:
        """Return a text, and apart from it the code that it ends in, None if it ends in none."""
        text = self.say(key)
        if not text.endswith("`"):
            return text, None
        sentence, code, _ = text.rsplit("`", 2)
        return sentence.strip(), code

    def _in_code(self, found: re.Match[str]) -> str:
        name = found[1]
        return self._code.get(name) or self._values.get(name) or _IN_CODE.get(name, name.upper())

    def _in_prose(self, found: re.Match[str]) -> str:
        value = self._values.get(found[1]) or self._code.get(found[1])
        return f"`{value}`" if value else self._texts[f"unknown.{found[1]}"]
