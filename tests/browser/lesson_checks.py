"""An experiment run in the lesson's page, checked against all that its lesson.toml says."""

import re

from playwright.sync_api import Page, ViewportSize

from frontend.course.model import Expectation, Experiment, Lesson
from frontend.course.teaching import find_teaching_notes
from scripts.running_lab import Lab
from tests.browser.conftest import Console
from tests.browser.lesson_runs import LessonRun, check_answer, run, views_that_ran
from tests.browser.truth import Told, untruths

PHONE: ViewportSize = {"width": 360, "height": 740}
EXPLANATIONS = re.compile(r"/lab/explanations$")
LONGEST_RUN_MS = 60_000  # from the click to the answer; some clients pause
OF_CORS = "has been blocked by CORS policy"
FAILED_STATUS = "Failed to load resource: the server responded with a status of"


def check_experiment(
    lab: Lab, page: Page, console: Console, language: str, lesson: Lesson, experiment: Experiment
) -> None:
    """Run an experiment in the page and check it against all that its lesson says."""
    ran = check_run(lab, page, console, language, lesson, experiment)
    check_answer(lab, ran, experiment.expect)


def check_run(
    lab: Lab, page: Page, console: Console, language: str, lesson: Lesson, experiment: Experiment
) -> LessonRun:
    """Run an experiment in the page and check what the page and the console say.

    Nobody has asked the run's app for more by then: its story can be told again.
    """
    expected = experiment.expect
    expect_lines(console, expected)
    page.goto(f"{lab.page}/{language}/lessons/{lesson.slug}/{experiment.slug}/")
    page.locator("server-code .lines").wait_for()
    # The page that a lesson begins with is measured before its run, too.
    if experiment == lesson.experiments[0]:
        assert width_on_a_phone(page) <= PHONE["width"]

    with page.expect_response(EXPLANATIONS, timeout=LONGEST_RUN_MS) as answer:
        run(page, experiment.choices[0].value)
    ran = LessonRun(lab, page, experiment)
    told = Told(answer.value.json(), ran.javascript)

    assert any(ran.ended_as(outcome) for outcome in expected.outcomes)
    assert expected.javascript in ran.javascript
    assert ran.record == expected.record
    assert experiment.ask != "requests" or ran.requests in [
        choice.value for choice in experiment.choices
    ]
    main = expected.record[len(expected.record) - int(ran.requests) :]
    assert ran.views_in_picture == views_that_ran(main, language)
    assert ran.agreement == "true"
    check_truth(told, ran, experiment)
    check_notes(told, lesson, experiment)
    check_console(page, console, ran, expected)
    assert width_on_a_phone(page) <= PHONE["width"]
    return ran


def check_truth(told: Told, ran: LessonRun, experiment: Experiment) -> None:
    """Check that one choice is right, and that the record refutes nothing of what the page says."""
    right = told.right_among(experiment.choices)
    assert len(right) == 1, (right, told.facts)
    refuted = untruths(told, ran.sentences_with(right[0]))
    assert refuted == [], (refuted, told.facts)


def check_notes(told: Told, lesson: Lesson, experiment: Experiment) -> None:
    """Check that what the room falls for, as the teacher is told, is wrong."""
    notes = find_teaching_notes(lesson)
    own = notes.experiments.get(experiment.slug) if notes else None
    right = [choice.value for choice in told.right_among(experiment.choices)]
    assert not own or own.wrong not in right


def width_on_a_phone(page: Page) -> int:
    """Return how wide the page is on a phone, in CSS pixels; a wider one scrolls sideways."""
    usual = page.viewport_size
    page.set_viewport_size(PHONE)
    width: int = page.evaluate("document.documentElement.scrollWidth")
    if usual:
        page.set_viewport_size(usual)
    return width


def expect_lines(console: Console, expected: Expectation) -> None:
    """Let the console have the lines that the lesson expects, besides its CORS lines."""
    fails = any(int(line.split()[2]) >= 400 for line in expected.record)
    lines = (FAILED_STATUS if fails else None, expected.console)
    console.expected = tuple(line for line in lines if line)


def check_console(page: Page, console: Console, ran: LessonRun, expected: Expectation) -> None:
    """Check the console by the reason: its CORS line is the one that the page shows, or missing."""
    assert ran.reasons[-1:] == ([expected.reason] if expected.reason else [])
    shown = ran.console_line if expected.reason else []
    of_cors = [line for line in shown if OF_CORS in line]
    console.wait_for_cors_line(page.context, of_cors)
    assert console.cors_lines[-1:] == of_cors
    assert set(shown) - set(of_cors) <= set(console.others)
    assert expected.console is None or any(expected.console in line for line in console.others)
