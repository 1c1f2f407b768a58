"""The answer key: what every experiment of the course comes to."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frontend.course.answers import Answer, find_answers
from frontend.course.chapters import Chapter
from frontend.course.lessons import Course
from frontend.course.model import Experiment, Lesson
from scripts.kit.plan import choice_text

_POLICY = "CORS policy: "


@dataclass(frozen=True)
class KeyRow:
    """An experiment's answer; `right` is the right choice, as the page offers it.

    `console` has Chromium's lines, those about CORS from "CORS policy:" on.
    """

    experiment: Experiment
    answer: Answer
    right: str
    console: list[str]


def answer_key(
    course: Course, language: str
) -> Iterator[tuple[Chapter, list[tuple[Lesson, list[KeyRow]]]]]:
    """Yield the chapters, each with its lessons and the answers to their experiments.

    Raises LessonError for a wrong answers.json.
    """
    answers = find_answers()
    for chapter, lessons in itertools.groupby(course.lessons, key=lambda lesson: lesson.chapter):
        yield chapter, [(lesson, _rows(lesson, answers, language)) for lesson in lessons]


def _rows(lesson: Lesson, answers: Mapping[str, Answer], language: str) -> list[KeyRow]:
    return [
        _row(experiment, answers[f"{lesson.slug}/{experiment.slug}"], language)
        for experiment in lesson.experiments
    ]


def _row(experiment: Experiment, answer: Answer, language: str) -> KeyRow:
    (right,) = (each for each in experiment.choices if each.value == answer.right)
    console = [line.rpartition(_POLICY)[2] for line in answer.console]
    return KeyRow(experiment, answer, choice_text(right, language), console)
