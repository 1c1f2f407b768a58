"""The chapters of the course: `frontend/chapters.toml`, a table each, in the course's order."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontend.tables import Table, read_toml

FILE = Path(__file__).parent / "chapters.toml"


@dataclass(frozen=True)
class Chapter:
    """A part of the course. `place` counts from 0; `summary` is one line."""

    slug: str
    place: int
    name: Mapping[str, str]
    summary: Mapping[str, str]


def find_chapters() -> dict[str, Chapter]:
    """Return the chapters by slug, in the order of the course."""
    return {
        slug: _chapter(slug, place, Table(f"{FILE}, {slug}", table))
        for place, (slug, table) in enumerate(read_toml(FILE).items())
    }


def _chapter(slug: str, place: int, table: Table) -> Chapter:
    chapter = Chapter(slug, place, table.take_texts("name"), table.take_texts("summary"))
    table.done()
    return chapter
