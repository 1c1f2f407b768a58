"""What a lesson's folder holds for the teacher: teaching.toml, its teaching notes.

board = { en = "…", zh = "…" }      # what to draw on the board
stuck = { en = "…", zh = "…" }      # where people get stuck, and what helps
skip = { en = "…", zh = "…" }       # when late: what to say in place of the lesson

[experiments.read-the-notes]        # by the experiment's slug
minutes = 4                         # to open, predict, talk, run and read it: a guess
ask = { en = "…", zh = "…" }        # what to ask the room before the run
wrong = "readable"                  # the choice that the room will fall for: a Choice's value,
                                    # and not the right one
why = { en = "…", zh = "…" }        # why it will
say = { en = "…", zh = "…" }        # what to say after the run

[[myths]]                           # only in the lesson that lists myths: one per item, in order
say = { en = "…", zh = "…" }        # what to say of it to those who never took its lesson
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontend.course.answers import find_answers
from frontend.course.folders import lesson_folder
from frontend.course.model import Experiment, Lesson
from frontend.course.toml_tables import Table, read_toml, shown

FILE = "teaching.toml"


@dataclass(frozen=True)
class ExperimentNotes:
    """What the teacher asks and says about an experiment; `wrong` is the choice of the room."""

    minutes: int
    ask: Mapping[str, str]
    wrong: str
    why: Mapping[str, str]
    say: Mapping[str, str]


@dataclass(frozen=True)
class TeachingNotes:
    """What the teacher needs for a lesson, and for those of its experiments that a room runs.

    `myths` has what to say of each myth that the lesson lists, in their order; often it is empty.
    """

    board: Mapping[str, str]
    stuck: Mapping[str, str]
    skip: Mapping[str, str]
    experiments: Mapping[str, ExperimentNotes]
    myths: list[Mapping[str, str]]


def find_teaching_notes(lesson: Lesson) -> TeachingNotes | None:
    """Return a lesson's notes, or None if it has none. Raises LessonError for a wrong file."""
    folder = lesson_folder(lesson.slug)
    try:
        path = folder / FILE if folder else Path(FILE)
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _read_notes(Table(shown(path), _content(path, changed)), lesson)


@functools.lru_cache(maxsize=512)
def _content(path: Path, changed: int) -> dict[str, Any]:
    """Return what the file holds; `changed` only tells one state of it from another."""
    return read_toml(path)


def _read_notes(table: Table, lesson: Lesson) -> TeachingNotes:
    slugs = [experiment.slug for experiment in lesson.experiments]
    listed = Table(f"{table.where}, experiments", table.take("experiments", dict))
    experiments = {
        experiment.slug: _read_experiment(
            Table(f"{table.where}, {experiment.slug}", listed.take(experiment.slug, dict)),
            _wrong_choices(lesson, experiment),
        )
        for experiment in lesson.experiments
        if experiment.slug in listed
    }
    for slug in listed.keys():
        table.refuse("experiments", slug, f"It must be one of {', '.join(slugs)}.")
    notes = TeachingNotes(
        board=table.take_texts("board"),
        stuck=table.take_texts("stuck"),
        skip=table.take_texts("skip"),
        experiments=experiments,
        myths=_read_myths(table),
    )
    table.done()
    return notes


def _read_myths(table: Table) -> list[Mapping[str, str]]:
    said = []
    for number, myth in enumerate(table.take_list_if_there("myths", dict), 1):
        listed = Table(f"{table.where}, myth {number}", myth)
        said.append(listed.take_texts("say"))
        listed.done()
    return said


def _read_experiment(table: Table, wrong_choices: list[str]) -> ExperimentNotes:
    minutes = table.take("minutes", int)
    if minutes < 1:
        table.refuse("minutes", minutes, "It must be at least 1.")
    notes = ExperimentNotes(
        minutes=minutes,
        ask=table.take_texts("ask"),
        wrong=table.take_one_of("wrong", wrong_choices),
        why=table.take_texts("why"),
        say=table.take_texts("say"),
    )
    table.done()
    return notes


def _wrong_choices(lesson: Lesson, experiment: Experiment) -> list[str]:
    """Return the choices but the right one; all of them as long as no answer has been recorded."""
    answer = find_answers().get(f"{lesson.slug}/{experiment.slug}")
    values = [choice.value for choice in experiment.choices]
    return [value for value in values if not answer or value != answer.right]
