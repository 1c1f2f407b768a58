"""Documents from their templates: HTML that stands alone, the same each time."""

import functools
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from frontend.text import HTML_LANGUAGE, texts_in, with_code

FOLDER = Path(__file__).parent


def render_document(template: str, language: str, **values: object) -> str:
    """Return the document of a template in a language, as HTML."""
    return (
        _environment()
        .get_template(template)
        .render(
            language=language,
            html_language=HTML_LANGUAGE[language],
            words=kit_words(language),
            texts=texts_in(language),
            **values,
        )
    )


@functools.cache
def kit_words(language: str) -> dict[str, Any]:
    """Return the kit's own words: texts by key, and tables as lists of such."""
    text = (FOLDER / "words" / f"{language}.json").read_text(encoding="utf-8")
    words: dict[str, Any] = json.loads(text)
    return words


def clock(seconds: int) -> str:
    """Return a time from the start as a presenter reads it: 0:08, 1:30."""
    minutes = round(seconds / 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def stopwatch(seconds: int) -> str:
    """Return how long something takes, to the second: 3:05."""
    return f"{seconds // 60}:{seconds % 60:02}"


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    own = {"with_code": with_code, "clock": clock, "stopwatch": stopwatch, "html": Markup}
    environment.filters |= own
    return environment
