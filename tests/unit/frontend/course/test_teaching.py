"""Teaching notes: what a lesson holds for the teacher, and what is said of a wrong file."""

import os
from pathlib import Path

import pytest

from frontend.course.folders import lesson_folders, slug_of
from frontend.course.lessons import find_course, find_lessons
from frontend.course.model import Lesson
from frontend.course.teaching import TeachingNotes, find_teaching_notes
from frontend.course.toml_tables import LessonError
from tests.unit.site_pages import LESSONS

BY_SLUG = {lesson.slug: lesson for lesson in LESSONS}
NOTES = """
board = { en = "Draw", zh = "画" }
stuck = { en = "Stuck", zh = "卡住" }
skip = { en = "Skip", zh = "跳过" }
[experiments.try-it]
minutes = 4
ask = { en = "Ask", zh = "问" }
wrong = "readable"
why = { en = "Why", zh = "为什么" }
say = { en = "Say", zh = "说" }
"""

MYTH = '[[myths]]\nsay = { en = "So", zh = "是" }\n'

ANSWERS = """{"a-lesson/try-it": {
    "outcome": "blocked", "right": "blocked", "reason": null, "step": null, "console": [],
    "javascript": "TypeError", "headline": {}, "fix": null
}}"""


@pytest.fixture
def lesson(folder: Path) -> Lesson:
    """A lesson that has notes."""
    (folder / "teaching.toml").write_text(NOTES, encoding="utf-8")
    (folder.parent.parent / "answers.json").write_text(ANSWERS, encoding="utf-8")
    (lesson,) = find_lessons()
    return lesson


def notes_of(lesson: Lesson) -> TeachingNotes:
    notes = find_teaching_notes(lesson)
    assert notes
    return notes


def test_notes_are_in_both_languages(lesson: Lesson) -> None:
    notes = notes_of(lesson)
    tried = notes.experiments["try-it"]

    assert (notes.board["en"], notes.stuck["zh"], notes.skip["en"]) == ("Draw", "卡住", "Skip")
    assert (tried.minutes, tried.wrong) == (4, "readable")
    assert (tried.ask["en"], tried.why["zh"], tried.say["zh"]) == ("Ask", "为什么", "说")


def test_notes_say_what_is_so_of_each_myth(lesson: Lesson, folder: Path) -> None:
    assert notes_of(lesson).myths == []

    listed = NOTES + MYTH + MYTH.replace("So", "Not so")
    (folder / "teaching.toml").write_text(listed, encoding="utf-8")

    assert [said["en"] for said in notes_of(lesson).myths] == ["So", "Not so"]


def test_edited_notes_are_read_again(lesson: Lesson, folder: Path) -> None:
    notes_of(lesson)

    (folder / "teaching.toml").write_text(NOTES.replace("= 4", "= 5"), encoding="utf-8")
    os.utime(folder / "teaching.toml", ns=(1, 1))

    assert notes_of(lesson).experiments["try-it"].minutes == 5


def test_lesson_without_notes_has_none(lesson: Lesson, folder: Path) -> None:
    (folder / "teaching.toml").unlink()

    assert find_teaching_notes(lesson) is None


def test_wrong_notes_leave_the_lesson_in_the_course(lesson: Lesson, folder: Path) -> None:
    (folder / "teaching.toml").write_text("board =", encoding="utf-8")

    assert find_course().faults == {}
    assert [found.slug for found in find_lessons()] == [lesson.slug]


WRONG = {
    "no TOML": ("= 4", "=", ": Invalid value"),
    "no board": ('board = { en = "Draw", zh = "画" }', "", ": board is None. Its type must be"),
    "no Chinese": (', zh = "画"', "", ", board: zh is None. Its type must be str."),
    "another language": (', zh = "画"', ', zh = "画", fr = "D"', ", board: unknown fr."),
    "unknown": ("board =", "chalk = 1\nboard =", ": unknown chalk."),
    "unknown of an experiment": ("minutes = 4", "minutes = 4\nseconds = 1", ", try-it: unknown se"),
    "no experiment": (
        "experiments.try-it",
        "experiments.run",
        ": experiments is 'run'. It must",
    ),
    "half a myth": ("[experiments", "[[myths]]\n[experiments", ", myth 1: say is None. Its type"),
    "no minutes": ("minutes = 4", "", ", try-it: minutes is None. Its type must be int."),
    "no time": ("= 4", "= 0", ", try-it: minutes is 0. It must be at least 1."),
    "no choice": ('"readable"', '"opaque"', ", try-it: wrong is 'opaque'. It must be one of read"),
    "right choice": (
        '"readable"',
        '"blocked"',
        ", try-it: wrong is 'blocked'. It must be one of",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), WRONG.values(), ids=list(WRONG))
def test_wrong_notes_say_what_is_wrong(
    lesson: Lesson, folder: Path, old: str, new: str, said: str
) -> None:
    assert old in NOTES
    (folder / "teaching.toml").write_text(NOTES.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(LessonError) as wrong:
        find_teaching_notes(lesson)

    assert str(wrong.value).startswith(f"{folder / 'teaching.toml'}{said}")
    assert "\n" not in str(wrong.value)


def test_notes_of_the_course_can_be_read() -> None:
    faults = []
    for folder in lesson_folders():
        try:
            find_teaching_notes(BY_SLUG[slug_of(folder)])
        except LessonError as error:
            faults.append(str(error))

    assert faults == []


def test_any_choice_may_be_wrong_until_an_answer_is_recorded(lesson: Lesson, folder: Path) -> None:
    (folder.parent.parent / "answers.json").write_text("{}", encoding="utf-8")
    (folder / "teaching.toml").write_text(NOTES.replace("readable", "blocked"), encoding="utf-8")

    assert notes_of(lesson).experiments["try-it"].wrong == "blocked"
