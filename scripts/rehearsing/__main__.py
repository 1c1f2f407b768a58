"""The part of rehearse.py that runs in the project's environment."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from backend.configurable_environment import WrongValues
from backend.settings import read_settings
from frontend.course import folders
from frontend.course.answers import FILE, find_answers, written_answers
from frontend.course.lessons import find_course, find_lessons
from frontend.course.model import Lesson
from frontend.course.toml_tables import LessonError
from frontend.course.workshops import Workshop, find_workshops
from scripts.benching.browser import launched
from scripts.command import run_command
from scripts.environment import SetupError
from scripts.ports import refuse_busy_ports
from scripts.rehearsing.answering import answers_in
from scripts.rehearsing.guide import dead_addresses
from scripts.rehearsing.options import rehearsal_options
from scripts.rehearsing.rehearsal import counted, line_of, rehearse
from scripts.running_lab import Lab, running_lab

USUAL_PORTS = (5001, 8000, 8002)  # what the guide's pictures show


def main() -> int:
    """Rehearse a workshop, or write the answer key; return the exit code."""
    arguments = rehearsal_options().parse_args()
    try:
        if arguments.answers is not None:
            return write_answers(_lessons(arguments.answers))
        workshop = _workshop(arguments.workshop)
        return play(workshop, arguments.lang, arguments.short, arguments.pictures)
    except (SetupError, LessonError, WrongValues) as error:
        print(error, file=sys.stderr)
        return 2


def play(workshop: Workshop, language: str, is_short: bool, takes_pictures: bool) -> int:
    """Rehearse a workshop; say how each step went, and at the end all that is wrong."""
    started, faults = time.perf_counter(), []
    answers = find_answers()
    if takes_pictures:
        refuse_busy_ports(read_settings({}))
    with _lab_and_browser(USUAL_PORTS if takes_pictures else None) as (lab, browser):
        for step in rehearse(browser, lab, workshop, answers, language, is_short, takes_pictures):
            print(line_of(step), flush=True)
            faults += step.all_faults
        faults += dead_addresses(lab, language)
    seconds = time.perf_counter() - started
    print(f"{workshop.minutes} minutes in {seconds:.0f} s: {counted(faults)}")
    for fault in faults:
        print(f"FAILED: {fault}", file=sys.stderr)
    return 1 if faults else 0


def write_answers(lessons: list[Lesson]) -> int:
    """Run the experiments of the lessons, and write what came of each; the other answers stay."""
    course = find_lessons()
    places = {f"{one.slug}/{each.slug}" for one in course for each in one.experiments}
    kept = {} if lessons == course else find_answers()
    answers = {place: answer for place, answer in kept.items() if place in places}
    with _lab_and_browser() as (lab, browser):
        for place, answer in answers_in(browser, lab, lessons):
            answers[place] = answer
            print(f"{place}: {answer.outcome}", flush=True)
    (folders.LESSONS / FILE).write_text(written_answers(answers), encoding="utf-8", newline="\n")
    return 0


@contextmanager
def _lab_and_browser(
    ports: tuple[int, int, int] | None = None,
) -> Iterator[tuple[Lab, Browser]]:
    with (
        running_lab(ports=ports) as lab,
        sync_playwright() as playwright,
        launched(playwright) as browser,
    ):
        yield lab, browser


def _lessons(slugs: list[str]) -> list[Lesson]:
    """Return the lessons with these slugs, all if there are none. Raises LessonError."""
    course = {lesson.slug: lesson for lesson in find_lessons()}
    for slug in slugs:
        if slug not in course:
            raise LessonError(
                f"{slug!r} is not a lesson. Give the slugs of lessons, as in their addresses."
            )
    return [course[slug] for slug in dict.fromkeys(slugs)] or list(course.values())


def _workshop(minutes: int) -> Workshop:
    """Return the workshop of so many minutes. Raises LessonError if there is none."""
    workshops = {workshop.minutes: workshop for workshop in find_workshops(find_course())}
    if minutes not in workshops:
        allowed = ", ".join(map(str, workshops))
        raise LessonError(
            f"--workshop {minutes}: no workshop takes that long. Give one of {allowed}."
        )
    return workshops[minutes]


if __name__ == "__main__":
    run_command(main)
