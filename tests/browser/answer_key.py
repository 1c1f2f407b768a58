"""A run of an experiment, held to the answer key: frontend/lessons/answers.json."""

from playwright.sync_api import Page, TimeoutError

from frontend.course.answers import find_answers
from frontend.course.model import Experiment, Lesson
from scripts.rehearsing.told import answer_of, as_usual, stories_of, unlike
from scripts.running_lab import Lab
from tests.browser.conftest import Console

LATE_MS = 2_000  # another window's process may still have a line to say


def check_answer_key(
    lab: Lab, page: Page, console: Console, language: str, lesson: Lesson, experiment: Experiment
) -> None:
    """Check that the page shows a run that came to what the answer key says, in each language."""
    wanted = find_answers().get(f"{lesson.slug}/{experiment.slug}")
    assert wanted, f"Write its answer: python3 scripts/rehearse.py --answers {lesson.slug}"
    run = page.locator("lesson-stage").get_attribute("data-run") or ""
    javascript = page.locator("pre.javascript").text_content() or ""
    lines = _heard(page, console, len(wanted.console))

    answer = answer_of(lab, experiment, stories_of(lab, run), javascript, lines)

    faults = unlike(answer, wanted)
    assert faults == [], faults
    headline = as_usual(page.locator(".verdict").text_content() or "", lab, run)
    assert headline == wanted.headline[language].replace("`", "")


def _heard(page: Page, console: Console, count: int) -> list[str]:
    """Return what the browser printed; wait for what may still come if it is fewer lines."""
    while len(console.cors_lines) + len(console.others) < count:
        try:
            page.context.wait_for_event("console", timeout=LATE_MS)
        except TimeoutError:
            break
    return [*console.cors_lines, *console.others]
