"""The words of the lab's own pages: `frontend/lab/text/<language>.json`."""

import functools
import json
from pathlib import Path

from werkzeug.routing import AnyConverter, Map

LANGUAGES = ("en", "zh")
HTML_LANGUAGE = {"en": "en", "zh": "zh-CN"}
LANGUAGE_NAME = {"en": "English", "zh": "中文"}

CATALOGUES = Path(__file__).parent / "lab" / "text"


class LanguageConverter(AnyConverter):
    """What `<language:language>` in a URL stands for: one of LANGUAGES."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, *LANGUAGES)


def texts_in(language: str) -> dict[str, str]:
    """Return the texts of a language by key; `{name}` in a text stands for a value."""
    path = CATALOGUES / f"{language}.json"
    return _read(path, path.stat().st_mtime_ns)


def catalogue_as_module(language: str) -> str:
    """Return the same as a module, its default export: not all browsers import JSON yet."""
    return f"export default {json.dumps(texts_in(language), ensure_ascii=False)}\n"


@functools.lru_cache(maxsize=len(LANGUAGES))
def _read(path: Path, changed: int) -> dict[str, str]:
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts
