"""A workshop played from its plan: a learner is right at every step, one wrong, and a teacher."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from frontend.course.answers import Answer
from frontend.course.toml_tables import LessonError
from frontend.course.workshops import PlanStep, Workshop
from scripts.rehearsing.addresses import id_of_step
from scripts.rehearsing.guide import picture_of
from scripts.rehearsing.lesson_page import learners_browser
from scripts.rehearsing.performance import Performance
from scripts.rehearsing.pictures import take_picture
from scripts.rehearsing.presenting import Presenting
from scripts.running_lab import Lab


@dataclass(frozen=True)
class Rehearsed:
    """A step of the plan that was played, in so many `seconds`, and all that was wrong with it."""

    step: PlanStep
    seconds: float
    faults: list[str]

    @property
    def all_faults(self) -> list[str]:
        """The faults, each with the place where it is."""
        return [f"{id_of_step(self.step)}: {fault}" for fault in self.faults]


class _Player(Protocol):
    """Somebody who goes through a workshop."""

    @property
    def name(self) -> str: ...

    def play(self, step: PlanStep, answer: Answer) -> list[str]:
        """Play a step, and return what is not as it should be."""


def rehearse(
    browser: Browser,
    lab: Lab,
    workshop: Workshop,
    answers: dict[str, Answer],
    language: str,
    is_short: bool = False,
    takes_pictures: bool = False,
) -> Iterator[Rehearsed]:
    """Play a workshop, and yield each of its steps; the short form plays the first of each lesson.

    Learners and teacher have a browser of their own each, and go on as the page leads where that
    is the next step. `takes_pictures` takes the guide's: of the first step of each lesson.
    """
    firsts = first_steps(workshop)
    with (
        learners_browser(browser, lab.page) as right,
        learners_browser(browser, lab.page) as wrong,
        learners_browser(browser, lab.page) as stage,
    ):
        players: list[_Player] = [
            Performance(right, lab, workshop, language, is_right=True),
            Performance(wrong, lab, workshop, language, is_right=False),
            Presenting(stage, lab, workshop, language),
        ]
        for step in firsts if is_short else workshop.steps:
            started = time.perf_counter()
            faults = [
                f"{player.name}: {fault}"
                for player in players
                for fault in _faults(player, step, answers)
            ]
            if takes_pictures and step in firsts:
                take_picture(right.page, picture_of(step, language))
            yield Rehearsed(step, time.perf_counter() - started, faults)


def first_steps(workshop: Workshop) -> list[PlanStep]:
    """Return the first step of each lesson."""
    return [row.steps[0] for row in workshop.rows if row.steps]


def _faults(player: _Player, step: PlanStep, answers: dict[str, Answer]) -> list[str]:
    answer = answers.get(id_of_step(step))
    if answer is None:
        return ["the answer key has no answer"]
    try:
        return player.play(step, answer)
    except (BrowserError, LessonError, OSError) as error:
        return [str(error).splitlines()[0]]


def line_of(rehearsed: Rehearsed) -> str:
    """Return how a step went, in a line: by the plan's clock, its seconds, and what is wrong."""
    step = rehearsed.step
    clock = f"{step.start // 60:3}:{step.start % 60:02}"
    went = f"{id_of_step(step):50} {rehearsed.seconds:5.1f} s"
    return f"{clock}  {went}  {counted(rehearsed.faults)}"


def counted(faults: list[str]) -> str:
    """Return how many faults there are, in words."""
    return f"{len(faults) or 'no'} fault{'s' if len(faults) != 1 else ''}"
