"""The chapters of the course: `frontend/chapters.toml`, a table each, in the course's order."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontend.tables import LessonError, Table, read_toml, shown

FILE = Path(__file__).parent / "chapters.toml"


@dataclass(frozen=True)
class Chapter:
    """A part of the course. `place` counts from 0; `summary` is one line."""

    slug: str
    place: int
    name: Mapping[str, str]
    summary: Mapping[str, str]


def find_chapters() -> dict[str, Chapter]:
    """Return the chapters by slug, in the order of the course. Raises LessonError."""
    tables = chapter_tables()
    return {slug: read_chapter(slug, tables) for slug in tables}


def chapter_tables() -> dict[str, Any]:
    """Return the chapters' tables by slug, still unread. Raises LessonError if there are none."""
    tables = read_toml(FILE)
    if not tables:
        raise LessonError(f"{shown(FILE)}: holds no chapter. Every lesson is in one.")
    return tables


def read_chapter(slug: str, tables: Mapping[str, Any]) -> Chapter:
    """Return one of the chapters. Raises LessonError when its own table can't be read."""
    place = list(tables).index(slug)
    table = Table(f"{shown(FILE)}, {slug}", Table(shown(FILE), tables).take(slug, dict))
    chapter = Chapter(slug, place, table.take_texts("name"), table.take_texts("summary"))
    table.done()
    return chapter
