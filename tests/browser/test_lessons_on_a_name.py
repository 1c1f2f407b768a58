"""Experiments of the lessons under a name that is not localhost, as in a room: http://teacher.lan.

Plain http on a name is not a secure context. Each experiment does there what lesson.toml says, or
can't be run and says why. By default one of each kind: of page, of API, of what asks, with and
without the cookie, and of reason to be disabled. With --all-on-a-name, all of them.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from frontend.course.lessons import find_lessons
from frontend.course.model import Experiment, Lesson
from frontend.origins import Origins
from scripts.running_lab import Lab, running_lab
from tests.browser.client_code import (
    LOAD_SCRIPT,
    LOADS,
    READS,
    draw_disagreement,
    events_of,
    story_of,
)
from tests.browser.conftest import TIMEOUT_MS, listening
from tests.browser.lesson_checks import check_experiment
from tests.browser.lesson_runs import run

NAME = "teacher.lan"
ASKING = re.compile(
    r"fetch|XMLHttpRequest|EventSource|Image|crossOrigin|'img'|'script'|'form'|<\w+"
)


def kind_of(experiment: Experiment) -> tuple[object, ...]:
    """Return what tells an experiment from others as far as the browser is concerned."""
    code = [*(step.client for step in experiment.before), experiment.client]
    asking = [frozenset(ASKING.findall(path.read_text(encoding="utf-8"))) for path in code]
    cookie = experiment.expect.cookie
    return experiment.origin, experiment.api, experiment.needs, *asking, cookie


def on_a_name(takes_all: bool) -> list[tuple[Lesson, Experiment]]:
    """Return the experiments to run, in the order of the course."""
    every = [(lesson, experiment) for lesson in find_lessons() for experiment in lesson.experiments]
    if takes_all:
        return every
    first_of = {kind_of(each): each for _, each in reversed(every)}
    sample = list(first_of.values())
    return [(lesson, each) for lesson, each in every if each in sample]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "experiment" in metafunc.fixturenames:
        chosen = [
            pytest.param(lesson, experiment, id=f"{lesson.slug}-{experiment.slug}")
            for lesson, experiment in on_a_name(metafunc.config.getoption("--all-on-a-name"))
        ]
        metafunc.parametrize(("lesson", "experiment"), chosen)


@pytest.fixture(scope="session")
def named_lab() -> Iterator[Lab]:
    with running_lab(name=NAME) as running:
        yield running


@pytest.fixture(scope="session")
def named_course(
    playwright: Playwright,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
) -> Iterator[BrowserContext]:
    """One reader of the whole course, in a browser that finds the name on this machine."""
    switch = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    arguments = [*browser_type_launch_args["args"], switch]
    browser = playwright.chromium.launch(**browser_type_launch_args | {"args": arguments})
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(TIMEOUT_MS)
    context.new_page()
    yield context
    browser.close()


@pytest.fixture
def tab(named_course: BrowserContext) -> Page:
    """The reader's page, where no secure context is."""
    return named_course.pages[0]


def test_experiment_on_a_name_does_what_its_lesson_says_or_is_disabled(
    named_lab: Lab, named_course: BrowserContext, lesson: Lesson, experiment: Experiment
) -> None:
    page, *_ = named_course.pages
    origins = Origins(named_lab.page, named_lab.api, named_lab.attacker)
    if origins.lacks(experiment.needs):
        page.goto(f"{named_lab.page}/en/lessons/{lesson.slug}/{experiment.slug}/")
        expect(page.locator(".predict .lacking")).to_be_visible()
        expect(page.locator(".predict button")).to_be_disabled()
        shown = [origin for origin in page.locator(".origin").all_inner_texts() if "://" in origin]
        assert {origin.rpartition(":")[0] for origin in shown} == {f"http://{NAME}"}
        return
    with listening(named_course) as console:
        check_experiment(named_lab, page, console, "en", lesson, experiment)
        for window in named_course.pages[1:]:
            window.close()


READ = "fetch(api + '/settings.js')"
TOLD_APART = {
    "script-then-fetch": (
        f"{LOAD_SCRIPT}; await {READ}",
        [*LOADS, "browser uses", *READS, "browser hands-over", "js gets"],
    ),
    "fetch-then-script": (
        f"await {READ}; {LOAD_SCRIPT}",
        [*READS, "browser hands-over", "js gets", *LOADS, "browser uses"],
    ),
    "fetch-that-accepts-images": (
        "await fetch(api + '/logo.svg', { headers: { Accept: 'image/svg+xml' } })",
        [*READS, "browser hands-over", "js gets"],
    ),
}


@pytest.mark.parametrize(("source", "events"), TOLD_APART.values(), ids=list(TOLD_APART))
def test_elements_and_calls_are_told_apart(
    named_lab: Lab, tab: Page, source: str, events: list[str]
) -> None:
    scenario = "with_a_logo_and_cors"

    story = story_of(tab, named_lab, source, scenario)

    assert (events_of(story), story["disagreements"]) == (events, [])


def test_browser_has_its_name_without_a_secure_context(named_lab: Lab, tab: Page) -> None:
    tab.goto(f"{named_lab.page}/en/lessons/the-failure/read-the-notes/")
    assert not tab.evaluate("isSecureContext")

    run(tab, "blocked")

    expect(tab.locator("run-picture")).to_contain_text("Chromium")
    expect(tab.locator("run-picture")).not_to_contain_text("Safari")


def test_case_is_copied_without_a_secure_context(named_lab: Lab, tab: Page) -> None:
    draw_disagreement(named_lab, tab)
    assert tab.evaluate("navigator.clipboard") is None

    tab.locator(".disagreement button").click()

    expect(tab.locator(".disagreement button")).to_have_text("Copied")
    expect(tab.locator(".disagreement button")).to_be_focused()
    tab.locator("#search").click()
    tab.keyboard.press("ControlOrMeta+V")
    expect(tab.locator("#search")).to_have_value(re.compile("no_cors/notes"))


def test_case_that_cannot_be_copied_is_shown_to_be_selected(named_lab: Lab, tab: Page) -> None:
    draw_disagreement(named_lab, tab)
    tab.evaluate("document.execCommand = () => false")

    tab.locator(".disagreement button").click()

    by_hand = tab.get_by_label("Select this text and copy it yourself")
    expect(by_hand).to_have_value(re.compile("no_cors/notes"))
