"""The stage: what the room sees of a lesson, its keys, and where next leads."""

import pytest
from playwright.sync_api import Page, expect

from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes
from tests.browser.workshop_windows import (
    EN,
    ON_STAGE,
    OPENS_WINDOW,
    SHORT,
    STEPS,
    open_presenter,
    open_stage,
)


def test_axe_finds_no_violation_on_stage_and_beside_it(lab: Lab, page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_stage(page, lab)
    presenter = open_presenter(page)
    assert violations_in_both_schemes(page) == []

    presenter.locator(".start").click()
    presenter.locator(".step:visible [data-number='1']").click()
    presenter.locator("[data-do=run]").click()
    expect(presenter.locator(".step:visible .happened")).to_have_count(1)

    assert violations_in_both_schemes(page) == []
    assert violations_in_both_schemes(presenter) == []


@pytest.mark.parametrize(
    "experiment", [STEPS[0], "fix-with-flask-cors/change-a-note", "recommended/write"]
)
def test_result_on_stage_is_seen_without_scrolling(lab: Lab, page: Page, experiment: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_stage(page, lab, experiment)

    page.keyboard.press("1")
    page.keyboard.press("r")
    page.locator("lesson-stage[data-outcome]").wait_for()

    bar = page.locator(".onward").bounding_box()
    for part in (".told", ".result"):
        box = page.locator(part).bounding_box()
        assert box and bar and box["y"] >= 0 and box["y"] + box["height"] <= bar["y"]


def test_next_follows_the_plan_and_ends_at_it(lab: Lab, page: Page) -> None:
    open_stage(page, lab)
    gone = [STEPS[0]]

    for _ in STEPS[1:]:
        page.keyboard.press("PageDown")
        page.wait_for_url(lambda url: gone[-1] not in url)
        page.locator("server-code .lines").wait_for()
        gone.append("/".join(page.url.split("/")[-3:-1]))
        assert page.url.endswith(ON_STAGE)

    assert gone == STEPS
    page.keyboard.press("PageDown")
    page.wait_for_url(f"**/en/workshop/{SHORT.minutes}/#after-{len(STEPS)}")


def test_keys_of_the_stage_leave_modified_ones_and_fields_alone(lab: Lab, page: Page) -> None:
    open_stage(page, lab)
    page.evaluate("document.querySelector('.onward .at').append(document.createElement('input'))")
    page.keyboard.press("2")
    expect(page.locator(".predict input").nth(1)).to_be_checked()

    field = page.locator(".at input")
    field.focus()
    for key in ("r", "n", "w", "1", "PageDown"):
        page.keyboard.press(key)
    expect(field).to_have_value("rnw1")
    field.evaluate("field => field.remove()")
    page.keyboard.press("Control+n")

    expect(page.locator(".predict input").nth(1)).to_be_checked()
    assert (STEPS[0] in page.url, len(page.context.pages)) == (True, 1)
    page.keyboard.press("r")
    page.locator("lesson-stage[data-outcome]").wait_for()


def test_stage_without_a_workshop_has_its_keys_and_no_presenter(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/{STEPS[0]}/?stage")
    page.locator("server-code .lines").wait_for()

    page.keyboard.press("w")
    page.keyboard.press("n")

    page.wait_for_url("**/?stage")
    expect(page.locator("stage-keys")).to_be_visible()
    assert (STEPS[0] not in page.url, len(page.context.pages)) == (True, 1)


def test_run_without_a_choice_says_that_it_needs_one(lab: Lab, page: Page) -> None:
    open_stage(page, lab)
    page.keyboard.press("r")
    expect(page.locator("lab-notice")).to_have_text(EN["stage.needs-choice"])
    page.keyboard.press("1")
    expect(page.locator("lab-notice")).to_be_empty()


def test_window_of_another_page_stays_on_stage_until_that_is_left(lab: Lab, page: Page) -> None:
    open_stage(page, lab, OPENS_WINDOW)
    # The headless shell gives every window the focus, where a browser gives it to the opened one.
    page.evaluate("document.hasFocus = () => false")
    for _ in ("the first one", "a later one"):
        page.keyboard.press("1")
        page.keyboard.press("r")
        page.locator("lesson-stage[data-outcome]").wait_for()
        expect(page.locator("stage-keys .elsewhere")).to_have_text(EN["stage.window-open"])
        assert len(page.context.pages) == len(("stage", "visit"))

    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("stage-keys .elsewhere")).to_be_empty()
    [visit] = [each for each in page.context.pages if each is not page]
    with visit.expect_event("close"):
        page.keyboard.press("n")
