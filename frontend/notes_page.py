"""The page "Notes": what the scenarios are is known here, what they answer the API knows."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.typing import ResponseReturnValue

from frontend.course.captions import find_captions
from frontend.course.lessons import find_lessons
from frontend.course.toml_tables import LessonError
from frontend.headers import leave_bare

EXAMPLE = Path(__file__).parent / "notes"
FILES = {"en": "index.html", "zh": "zh.html"}
#: What the example's page has in it where the lab frames it, besides what is on disk.
FRAMED = '<base href="/notes/">\n<script src="/lab/run/framed.js"></script>'


@dataclass(frozen=True)
class ScenarioGroup:
    """The scenarios in a folder, by name with their captions; the group has a chapter's name."""

    folder: str
    name: Mapping[str, str]
    captions: Mapping[str, Mapping[str, str]]


def serve_notes_page(site: Flask, page: Callable[..., str]) -> None:
    """Add the page; `page` renders one from its template, its language, its path and its values."""

    @site.get("/<language:language>/notes/")
    def notes_desk(language: str) -> ResponseReturnValue:
        return page("notes.html", language, "notes/", groups=_groups())

    @site.get("/<language:language>/notes/page/")
    def framed_notes(language: str) -> ResponseReturnValue:
        html = (EXAMPLE / FILES[language]).read_text(encoding="utf-8")
        leave_bare()
        return html.replace("<head>", f"<head>\n{FRAMED}", 1)


def _groups() -> list[ScenarioGroup]:
    """Return the captioned scenarios in the order of the course; none if captions can't be read."""
    chapters = {lesson.chapter.slug.replace("-", "_"): lesson.chapter for lesson in find_lessons()}
    with contextlib.suppress(LessonError):  # the first page says why
        captions = find_captions()
        return [
            ScenarioGroup(folder, chapter.name, captions[folder])
            for folder, chapter in chapters.items()
            if folder in captions
        ]
    return []
