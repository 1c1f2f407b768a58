"""Experiments of the lessons, run in Firefox: they do what lesson.toml says, or says of Firefox.

By default one of each lesson, one of each kind of page and of API, and those of which the lesson
says that they differ in Firefox; with --all-in-firefox, all of them. Firefox's console can't be
read here; the differential test reads it.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from frontend.course.lessons import find_lessons
from frontend.course.model import Experiment, Lesson
from scripts.running_lab import Lab
from tests.browser.conftest import TIMEOUT_MS
from tests.browser.lesson_runs import LessonRun, check_answer, run
from tests.differential.firefox import PREFERENCES, find_firefox

# Some experiments open a window by the click that is to run them.
WINDOWS = {"dom.disable_open_during_load": False}


def in_firefox(takes_all: bool) -> list[tuple[Lesson, Experiment]]:
    """Return the experiments to run, in the order of the course."""
    every = [(lesson, experiment) for lesson in find_lessons() for experiment in lesson.experiments]
    if takes_all:
        return every
    first_of = {
        kind: experiment
        for lesson, experiment in reversed(every)
        for kind in (lesson.slug, (experiment.origin, experiment.api))
    }
    sample = list(first_of.values())
    return [
        (lesson, experiment)
        for lesson, experiment in every
        if experiment in sample or experiment.expect_in_firefox != experiment.expect
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    chosen = [
        pytest.param(lesson, experiment, id=f"{lesson.slug}-{experiment.slug}")
        for lesson, experiment in in_firefox(metafunc.config.getoption("--all-in-firefox"))
    ]
    metafunc.parametrize(("lesson", "experiment"), chosen)


@pytest.fixture(scope="module")
def firefox(playwright: Playwright) -> Iterator[BrowserContext]:
    """One reader who goes through the course in one tab, as in Chromium (conftest.py, `course`)."""
    program = find_firefox()
    if program is None:
        pytest.skip("No Firefox was found. Install one, or set FIREFOX to its program.")
    preferences = {**PREFERENCES, **WINDOWS}
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=program, firefox_user_prefs=preferences
    )
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(TIMEOUT_MS)
    context.new_page()
    yield context
    browser.close()


@pytest.fixture
def tab(firefox: BrowserContext) -> Iterator[Page]:
    page, *_ = firefox.pages
    yield page
    for window in firefox.pages[1:]:
        window.close()


def test_firefox_does_what_its_lesson_says(
    lab: Lab, tab: Page, lesson: Lesson, experiment: Experiment
) -> None:
    expected = experiment.expect_in_firefox
    tab.goto(f"{lab.page}/en/lessons/{lesson.slug}/{experiment.slug}/")

    run(tab, experiment.choices[0].value)
    ran = LessonRun(lab, tab, experiment)

    assert any(ran.ended_as(outcome) for outcome in expected.outcomes)
    assert expected.javascript in ran.javascript
    assert ran.record == expected.record
    assert ran.agreement == "true"
    check_answer(lab, ran, expected)
