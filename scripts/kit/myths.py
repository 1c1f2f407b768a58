"""The nine myths of the handout, out of the lesson that collects them."""

import re
from dataclasses import dataclass

from frontend.course.lessons import Course
from frontend.course.model import Lesson
from frontend.course.teaching import find_teaching_notes
from frontend.course.toml_tables import LessonError

LESSON = "checklist"
_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_QUESTION = re.compile(r"(.*?[?？])\s*(.*)", re.DOTALL)
_LINK = re.compile(r'<a href="\.\./\.\./([\w-]+)/">(.*?)</a>')


@dataclass(frozen=True)
class Myth:
    """What tutorials say, as a question, what is so, and the lesson that shows it; HTML."""

    question: str
    truth: str
    lesson: Lesson


def find_myths(course: Course, language: str) -> list[Myth]:
    """Return the myths in the lesson's order. Raises LessonError where one can't be read."""
    by_slug = {lesson.slug: lesson for lesson in course.lessons}
    if LESSON not in by_slug:
        raise LessonError(f"no lesson has the slug {LESSON!r}: the handout takes the myths from it")
    return [
        _myth(item, by_slug, language)
        for item in _ITEM.findall(by_slug[LESSON].prose[language].body)
    ]


def told_myths(course: Course, language: str) -> list[tuple[Myth, str]]:
    """Return each myth with what to say of it. Raises LessonError if one has nothing to say."""
    myths = find_myths(course, language)
    lesson = next(each for each in course.lessons if each.slug == LESSON)
    notes = find_teaching_notes(lesson)
    said = [say[language] for say in notes.myths] if notes else []
    if len(said) != len(myths):
        raise LessonError(
            f"{LESSON}, teaching.toml: it tells of {len(said)} myths, and the lesson lists "
            f"{len(myths)}. Write one [[myths]] per item, in the list's order."
        )
    return list(zip(myths, said, strict=True))


def _myth(item: str, by_slug: dict[str, Lesson], language: str) -> Myth:
    split, link = _QUESTION.fullmatch(item.strip()), _LINK.search(item)
    if split is None or link is None or link[1] not in by_slug:
        raise LessonError(
            f"{LESSON}, {language}.md: {item!r} must ask, then tell, with a link to a lesson. "
            "The handout takes the myths from this list."
        )
    return Myth(split[1], _LINK.sub(r"\2", split[2]), by_slug[link[1]])
