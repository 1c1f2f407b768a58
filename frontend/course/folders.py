"""The course on disk: `frontend/lessons/<n-chapter>/<nn-slug>/`. A sorted listing is the course.

The name of a folder is its place and its slug. Only the slug is seen in addresses, and only by
its slug does one lesson name another: a lesson can be given another place.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from frontend.course.toml_tables import LessonError, shown

LESSONS = Path(__file__).parent.parent / "lessons"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NUMBERED = re.compile(rf"([0-9]{{1,4}})-({SLUG.pattern})")


def chapter_folders() -> list[Path]:
    """Return the folders of the chapters, in any order."""
    return list(_folders_in(LESSONS))


def lesson_folders() -> Iterator[Path]:
    """Yield every folder in the folder of a chapter, in any order."""
    for chapter in chapter_folders():
        yield from _folders_in(chapter)


def lesson_folder(slug: str) -> Path | None:
    """Return the folder of a lesson, or None if no lesson has that slug."""
    return next((folder for folder in lesson_folders() if slug_of(folder) == slug), None)


def in_order(folders: Iterable[Path]) -> list[Path]:
    """Return the folders that have a place, by their places."""
    numbered = [folder for folder in folders if NUMBERED.fullmatch(folder.name)]
    return sorted(numbered, key=place_and_slug)


def slug_of(folder: Path) -> str:
    """Return the slug in the name of a folder: what is left of it without a number."""
    return folder.name.lstrip("0123456789").removeprefix("-")


def place_and_slug(folder: Path) -> tuple[int, str]:
    """Return the two parts of a folder's name. Raises LessonError if one is missing."""
    if name := NUMBERED.fullmatch(folder.name):
        return int(name[1]), name[2]
    raise LessonError(
        f"{shown(folder)}: the folder's name must be a number and a slug, such as 03-resources."
    )


def _folders_in(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield Path(entry.path)
