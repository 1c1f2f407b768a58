"""The presenter's window: in step with the stage, both ways."""

import pytest
from playwright.sync_api import Page, expect

from scripts.running_lab import Lab
from tests.browser.workshop_windows import (
    EN,
    HEIGHT,
    ON_STAGE,
    OPENS_WINDOW,
    PRESENTER,
    SHORT,
    STEPS,
    WIDE,
    open_presenter,
    open_stage,
    shown,
)


def test_presenters_window_follows_the_stage(lab: Lab, page: Page) -> None:
    open_stage(page, lab)
    presenter = open_presenter(page)
    state = presenter.locator(".state")
    assert (presenter.url, shown(presenter)) == (f"{lab.page}/en/{PRESENTER}", STEPS[0])
    expect(state).to_have_text(EN["stage.state.asks"])

    page.locator(".predict input").first.check()
    expect(state).to_have_text(EN["stage.state.chosen"])
    expect(presenter.locator(".step:visible [aria-pressed=true]")).to_have_attribute(
        "data-number", "1"
    )
    page.locator(".predict button").click()
    expect(state).to_contain_text("It has run.")
    expect(presenter.locator(".step:visible .happened")).to_have_count(1)

    page.keyboard.press("ArrowRight")
    place = page.locator("run-picture output").inner_text()
    expect(presenter.locator(".picture-step")).to_contain_text(f"{place}: ")
    page.keyboard.press("n")
    expect(presenter.locator(f'.step[data-at="{STEPS[1]}"]')).to_be_visible()
    expect(state).to_have_text(EN["stage.state.asks"])


def test_stage_does_what_the_presenters_window_asks(lab: Lab, page: Page) -> None:
    open_stage(page, lab)
    presenter = open_presenter(page)

    presenter.keyboard.press("1")
    expect(page.locator(".predict input").first).to_be_checked()
    presenter.locator("[data-do=run]").click()
    page.locator("lesson-stage[data-outcome]").wait_for()
    presenter.keyboard.press("ArrowRight")
    presenter.locator("[data-do=on]").click()
    expect(page.locator("run-picture output")).to_contain_text("2 of")
    presenter.keyboard.press("ArrowLeft")
    expect(page.locator("run-picture output")).to_contain_text("1 of")

    presenter.keyboard.press("PageDown")
    page.wait_for_url(f"**/{STEPS[1]}/{ON_STAGE}")
    expect(presenter.locator(f'.step[data-at="{STEPS[1]}"]')).to_be_visible()
    presenter.locator("[data-do=previous]").click()
    page.wait_for_url(f"**/{STEPS[0]}/{ON_STAGE}")


def test_presenter_that_opens_later_is_told_what_is_on_stage(lab: Lab, page: Page) -> None:
    open_stage(page, lab, STEPS[2])
    page.locator(".predict input").first.check()
    page.keyboard.press("r")
    page.locator("lesson-stage[data-outcome]").wait_for()

    presenter = page.context.new_page()
    presenter.goto(f"{lab.page}/zh/{PRESENTER}")

    expect(presenter.locator(f'.step[data-at="{STEPS[2]}"]')).to_be_visible()
    expect(presenter.locator(".state")).to_contain_text("已运行")


@pytest.mark.parametrize("width", [360, WIDE])
def test_all_notes_of_a_step_are_in_sight(lab: Lab, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(f"{lab.page}/en/{PRESENTER}")

    notes = page.locator(".step:visible .script > div")

    boxes = notes.evaluate_all("all => all.map((each) => each.getBoundingClientRect().toJSON())")
    assert len(boxes) >= len(("ask", "why", "what happens", "say", "stuck", "board", "skip"))
    assert [box for box in boxes if box["left"] < 0 or box["right"] > width] == []
    if width == WIDE:
        assert [box for box in boxes if box["bottom"] > HEIGHT] == []
    else:
        tops = [box["top"] for box in boxes]
        assert tops == sorted(tops)


def test_presenter_without_a_stage_says_so_and_opens_one(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/{PRESENTER}")

    expect(page.locator(".no-stage")).to_be_visible()
    expect(page.locator("[data-do=run]")).to_be_disabled()
    with page.expect_popup() as opened:
        page.keyboard.press("w")

    expect(page.locator(".no-stage")).to_be_hidden()
    expect(page.locator("[data-do=run]")).to_be_enabled()
    opened.value.close()
    expect(page.locator(".no-stage")).to_be_visible()


def test_w_in_either_window_opens_no_second_stage(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/workshop/{SHORT.minutes}/")
    page.locator(".ways .button:not(.other)").click()
    page.locator("server-code .lines").wait_for()
    presenter = open_presenter(page)

    presenter.keyboard.press("w")
    page.keyboard.press("w")
    presenter.keyboard.press("n")

    page.wait_for_url(f"**/{STEPS[1]}/{ON_STAGE}")
    expect(presenter.locator(f'.step[data-at="{STEPS[1]}"]')).to_be_visible()
    assert page.context.pages == [page, presenter]


def test_experiment_outside_the_plan_is_called_that(lab: Lab, page: Page) -> None:
    open_stage(page, lab, "timing/cors")
    presenter = open_presenter(page)

    expect(presenter.locator(".elsewhere")).to_be_visible()
    expect(page.locator(".onward .at")).to_contain_text(EN["stage.not-in-plan"])
    presenter.keyboard.press("n")
    page.wait_for_url(f"**/en/workshop/{SHORT.minutes}/#after-0")


def test_window_that_the_presenter_cannot_open_is_asked_for_on_the_stage(
    lab: Lab, page: Page
) -> None:
    open_stage(page, lab, OPENS_WINDOW)
    presenter = open_presenter(page)
    presenter.keyboard.press("1")
    # What Chromium answers where nobody has pressed anything for seconds. Its headless shell, in
    # which the tests run, blocks no window.
    page.evaluate("() => { [window.kept, window.open] = [window.open, () => null] }")
    presenter.keyboard.press("r")

    expect(presenter.locator(".state")).to_have_text(EN["stage.state.blocked"])
    page.evaluate("() => { window.open = window.kept }")
    page.keyboard.press("r")
    expect(presenter.locator(".state")).to_contain_text("It has run.")
