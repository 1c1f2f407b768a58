"""The words of the lab's own pages: `frontend/lab/text/<language>.json`."""

import functools
import json
import re
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup, escape
from werkzeug.routing import AnyConverter, Map

LANGUAGES = ("en", "zh")
HTML_LANGUAGE = {"en": "en", "zh": "zh-CN"}
LANGUAGE_NAME = {"en": "English", "zh": "中文"}

CATALOGUES = Path(__file__).parent / "lab" / "text"
NAMED_KEY = re.compile(r"'([a-z][\w.-]*)'")
KEY_BEGINNING = re.compile(r"`([a-z][\w.-]*[.-])\$\{")


class LanguageConverter(AnyConverter):
    """What `<language:language>` in a URL stands for: one of LANGUAGES."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, *LANGUAGES)


def texts_in(language: str) -> dict[str, str]:
    """Return the texts of a language by key; `{name}` in a text stands for a value."""
    path = CATALOGUES / f"{language}.json"
    return _read(path, path.stat().st_mtime_ns)


def texts_used_by(scripts: Iterable[Path], language: str) -> dict[str, str]:
    """Return the texts that these scripts use. What templates alone use is in their pages already.

    A script names a key in quotes, or puts it together in a template literal from its beginning.
    """
    code = "".join(path.read_text(encoding="utf-8") for path in scripts)
    named, beginnings = set(NAMED_KEY.findall(code)), tuple(KEY_BEGINNING.findall(code))
    return {
        key: text
        for key, text in texts_in(language).items()
        if key in named or key.startswith(beginnings)
    }


def with_code(text: str) -> Markup:
    """Return a text as HTML; what stands in backticks in it is code."""
    parts = [
        Markup("<code>{}</code>").format(part) if index % 2 else escape(part)
        for index, part in enumerate(text.split("`"))
    ]
    return Markup("").join(parts)


@functools.lru_cache(maxsize=len(LANGUAGES))
def _read(path: Path, changed: int) -> dict[str, str]:
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts
