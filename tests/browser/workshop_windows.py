"""The two windows of a workshop, the stage and the presenter's, opened as a teacher opens them."""

from playwright.sync_api import Page, expect

from frontend.course.lessons import find_course
from frontend.course.workshops import find_workshops
from frontend.text import texts_in
from scripts.running_lab import Lab

SHORT, LONG, _ = find_workshops(find_course())
STEPS = [f"{step.lesson.slug}/{step.experiment.slug}" for step in SHORT.steps]
ON_STAGE = f"?stage&workshop={SHORT.minutes}"
PRESENTER = f"workshop/{SHORT.minutes}/presenter/"
#: A small laptop's screen.
WIDE, HEIGHT = 1280, 800
#: An experiment whose request comes from a window of another origin.
OPENS_WINDOW = "the-attack/any-origin"
EN = texts_in("en")


def open_stage(page: Page, lab: Lab, experiment: str = STEPS[0]) -> None:
    page.goto(f"{lab.page}/en/lessons/{experiment}/{ON_STAGE}")
    page.locator("server-code .lines").wait_for()


def open_presenter(stage: Page) -> Page:
    """Open the presenter's window from the stage, and wait until it has found the stage."""
    with stage.expect_popup() as opened:
        stage.keyboard.press("w")
    expect(opened.value.locator("[data-do=run]")).to_be_enabled()
    return opened.value


def shown(presenter: Page) -> str | None:
    return presenter.locator(".step:visible").get_attribute("data-at")
