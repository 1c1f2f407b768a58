"""The paths through the course: `frontend/lessons/paths.toml`, each some of its lessons.

[[paths]]
slug = "30-minutes"                     # its URL
name = { en = "30 minutes", zh = "30 分钟" }
about = { en = "…", zh = "…" }          # one line: whom it is for, and what it gives
lessons = ["the-failure", "cookies"]    # by their slugs, in the order in which to take them
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontend.course import folders
from frontend.course.lessons import Course
from frontend.course.model import Lesson
from frontend.course.toml_tables import LessonError, Table, read_toml, shown

FILE = "paths.toml"


@dataclass(frozen=True)
class CoursePath:
    """A way through some of the lessons, in the order in which they are taken."""

    slug: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    lessons: list[Lesson]

    @property
    def minutes(self) -> int:
        """How long it takes, as estimated for its lessons."""
        return sum(lesson.minutes for lesson in self.lessons)


@dataclass(frozen=True)
class _Listed:
    """A path as the file has it; `lessons` are slugs, `where` begins what is said of a fault."""

    where: str
    slug: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    lessons: list[str]


def find_paths(course: Course) -> list[CoursePath]:
    """Return the paths, without lessons that can't be read. Raises LessonError for a wrong file."""
    path = folders.LESSONS / FILE
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise LessonError(f"{shown(path)}: {error.strerror}.") from error
    return [_with_lessons(listed, course) for listed in _read_paths(path, changed)]


@functools.lru_cache(maxsize=4)
def _read_paths(path: Path, changed: int) -> list[_Listed]:
    """Read the file; the time when it was `changed` only tells its states apart."""
    file = Table(shown(path), read_toml(path))
    paths = [
        _read_path(Table(f"{file.where}, path {number}", table))
        for number, table in enumerate(file.take_list("paths", dict), 1)
    ]
    file.done()
    for number, listed in enumerate(paths):
        if listed.slug in [earlier.slug for earlier in paths[:number]]:
            raise LessonError(f"{listed.where}: an earlier path has the slug {listed.slug!r}, too.")
    return paths


def _read_path(table: Table) -> _Listed:
    slug = table.take("slug", str)
    if not folders.SLUG.fullmatch(slug):
        table.refuse("slug", slug, "It must be lower-case words such as 30-minutes.")
    listed = _Listed(
        where=table.where,
        slug=slug,
        name=table.take_texts("name"),
        about=table.take_texts("about"),
        lessons=table.take_list("lessons", str),
    )
    table.done()
    return listed


def _with_lessons(listed: _Listed, course: Course) -> CoursePath:
    by_slug = {lesson.slug: lesson for lesson in course.lessons}
    for slug in listed.lessons:
        if slug not in by_slug and slug not in course.faults:
            raise LessonError(f"{listed.where}: no lesson has the slug {slug!r}.")
        if listed.lessons.count(slug) > 1:
            raise LessonError(f"{listed.where}: the lesson {slug!r} is in it twice.")
    lessons = [by_slug[slug] for slug in listed.lessons if slug in by_slug]
    return CoursePath(listed.slug, listed.name, listed.about, lessons)
