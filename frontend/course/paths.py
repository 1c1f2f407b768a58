"""The paths through the course: `frontend/lessons/paths.toml`, each some of its lessons.

[[paths]]
slug = "30-minutes"                     # its URL
name = { en = "30 minutes", zh = "30 分钟" }
about = { en = "…", zh = "…" }          # one line: whom it is for, and what it gives
lessons = ["the-failure", "cookies"]    # by their slugs, in the order in which to take them
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from frontend.course.course_files import read_when_changed
from frontend.course.folders import SLUG
from frontend.course.lessons import Course
from frontend.course.model import Lesson
from frontend.course.toml_tables import LessonError, Table


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
    return [_with_lessons(listed, course) for listed in _listed_paths()]


def steps_along(paths: list[CoursePath], lesson: Lesson, language: str) -> list[dict[str, Any]]:
    """Return where each path that has the lesson leads from it: to lessons, at the ends to None."""
    return [
        {
            "path": path.slug,
            "name": path.name[language],
            "previous": _neighbour(path, lesson, -1, language),
            "next": _neighbour(path, lesson, 1, language),
        }
        for path in paths
        if lesson in path.lessons
    ]


def _neighbour(path: CoursePath, lesson: Lesson, step: int, language: str) -> dict[str, str] | None:
    place = path.lessons.index(lesson) + step
    if not 0 <= place < len(path.lessons):
        return None
    other = path.lessons[place]
    experiment = other.experiments[0 if step > 0 else -1]
    href = f"/{language}/lessons/{other.slug}/{experiment.slug}/"
    return {"href": href, "name": other.name[language]}


def _read_paths(file: Table) -> list[_Listed]:
    paths = [
        _read_path(Table(f"{file.where}, path {number}", table))
        for number, table in enumerate(file.take_list("paths", dict), 1)
    ]
    for number, listed in enumerate(paths):
        if listed.slug in [earlier.slug for earlier in paths[:number]]:
            raise LessonError(f"{listed.where}: an earlier path has the slug {listed.slug!r}, too.")
    return paths


def _read_path(table: Table) -> _Listed:
    slug = table.take("slug", str)
    if not SLUG.fullmatch(slug):
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


_listed_paths = read_when_changed("paths.toml", _read_paths)


def _with_lessons(listed: _Listed, course: Course) -> CoursePath:
    by_slug = {lesson.slug: lesson for lesson in course.lessons}
    for slug in listed.lessons:
        if slug not in by_slug and slug not in course.faults:
            raise LessonError(f"{listed.where}: no lesson has the slug {slug!r}.")
        if listed.lessons.count(slug) > 1:
            raise LessonError(f"{listed.where}: the lesson {slug!r} is in it twice.")
    lessons = [by_slug[slug] for slug in listed.lessons if slug in by_slug]
    return CoursePath(listed.slug, listed.name, listed.about, lessons)
