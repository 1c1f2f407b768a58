"""The part of rehearse.py that runs in the project's environment."""

import sys

from playwright.sync_api import sync_playwright

from frontend.course import folders
from frontend.course.answers import FILE, find_answers, written_answers
from frontend.course.lessons import find_lessons
from frontend.course.model import Lesson
from frontend.course.toml_tables import LessonError
from scripts.benching.browser import launched
from scripts.command import run_command
from scripts.environment import SetupError
from scripts.rehearsing.answering import answers_in
from scripts.rehearsing.options import rehearsal_options
from scripts.running_lab import running_lab


def main() -> int:
    """Write the answer key; return the exit code."""
    options = rehearsal_options()
    arguments = options.parse_args()
    if arguments.answers is None:
        options.error("Say what to write: --answers.")
    try:
        write_answers(_lessons(arguments.answers))
    except (SetupError, LessonError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def write_answers(lessons: list[Lesson]) -> None:
    """Run the experiments of the lessons, and write what came of each; the other answers stay."""
    course = find_lessons()
    places = {f"{one.slug}/{each.slug}" for one in course for each in one.experiments}
    kept = {} if lessons == course else find_answers()
    answers = {place: answer for place, answer in kept.items() if place in places}
    with running_lab() as lab, sync_playwright() as playwright, launched(playwright) as browser:
        for place, answer in answers_in(browser, lab, lessons):
            answers[place] = answer
            print(f"{place}: {answer.outcome}", flush=True)
    (folders.LESSONS / FILE).write_text(written_answers(answers), encoding="utf-8", newline="\n")


def _lessons(slugs: list[str]) -> list[Lesson]:
    """Return the lessons with these slugs, all if there are none. Raises LessonError."""
    course = {lesson.slug: lesson for lesson in find_lessons()}
    for slug in slugs:
        if slug not in course:
            raise LessonError(
                f"{slug!r} is not a lesson. Give the slugs of lessons, as in their addresses."
            )
    return [course[slug] for slug in dict.fromkeys(slugs)] or list(course.values())


if __name__ == "__main__":
    run_command(main)
