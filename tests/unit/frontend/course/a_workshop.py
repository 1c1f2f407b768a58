"""A workshop on two lessons, with notes for the teacher, to be spoilt or varied."""

from collections.abc import Iterable
from pathlib import Path

from frontend.course.model import Lesson

PATHS = """
[[paths]]
slug = "short"
name = { en = "A", zh = "甲" }
about = { en = "B", zh = "乙" }
lessons = ["cookies", "the-failure"]
"""
SHORT = """
[[workshops]]
minutes = 30
path = "short"
[[workshops.rows]]
kind = "opening"
minutes = 5
[[workshops.rows]]
kind = "lesson"
lesson = "cookies"
experiments = ["log-in", "ask-with-cookies"]
late = "shorten"
keep = ["log-in"]
[[workshops.rows]]
kind = "lesson"
lesson = "the-failure"
experiments = ["read-the-notes"]
change = true
minutes = 6
late = "skip"
"""
NOTES = """
board = { en = "A", zh = "甲" }
stuck = { en = "A", zh = "甲" }
skip = { en = "A", zh = "甲" }
"""
NOTE = """
[experiments.{slug}]
minutes = 3
ask = {{ en = "A", zh = "甲" }}
wrong = "{wrong}"
why = {{ en = "A", zh = "甲" }}
say = {{ en = "A", zh = "甲" }}
"""
TIMINGS = '{"cookies/log-in": {"learners": 5, "p50": 100, "p80": 150}}'


def write_workshop(folder: Path, lessons: Iterable[Lesson]) -> None:
    """Write into a folder what workshops are made of, with notes for all these lessons."""
    files = {
        "paths.toml": PATHS,
        "workshops.toml": SHORT,
        "timings.json": TIMINGS,
        "answers.json": "{}",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    for lesson in lessons:
        notes = notes_file(folder, lesson)
        notes.parent.mkdir(parents=True)
        notes.write_text(_notes_of(lesson), encoding="utf-8")


def notes_file(folder: Path, lesson: Lesson) -> Path:
    """Return where a lesson's notes are in that folder."""
    return folder / "1-all" / f"1-{lesson.slug}" / "teaching.toml"


def _notes_of(lesson: Lesson) -> str:
    notes = NOTES
    for experiment in lesson.experiments:
        notes += NOTE.format(slug=experiment.slug, wrong=experiment.choices[0].value)
    return notes
