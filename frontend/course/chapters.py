"""The chapters of the course: `frontend/lessons/<n-chapter>/chapter.toml`, a name and a summary."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontend.course.folders import place_and_slug
from frontend.course.toml_tables import Table, read_toml, shown

FILE = "chapter.toml"


@dataclass(frozen=True)
class Chapter:
    """A part of the course. The course is in the order of `place`; `summary` is one line."""

    slug: str
    place: int
    name: Mapping[str, str]
    summary: Mapping[str, str]


def read_chapter(folder: Path) -> Chapter:
    """Return the chapter that has this folder. Raises LessonError when it can't be read."""
    place, slug = place_and_slug(folder)
    path = folder / FILE
    table = Table(shown(path), read_toml(path))
    chapter = Chapter(slug, place, table.take_texts("name"), table.take_texts("summary"))
    table.done()
    return chapter
