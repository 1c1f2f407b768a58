"""The plan of a workshop: its clock, and what is on the wall besides experiments."""

import re

from playwright.sync_api import Page, expect

from scripts.running_lab import Lab
from tests.browser.workshop_windows import (
    EN,
    LONG,
    ON_STAGE,
    PRESENTER,
    SHORT,
    STEPS,
    open_presenter,
    open_stage,
)


def test_opening_and_closing_are_on_the_wall_and_have_their_notes(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/workshop/{SHORT.minutes}/")
    with page.expect_popup() as opened:
        page.locator("plan-stage a").click()
    presenter = opened.value
    expect(presenter.locator(".step:visible")).to_contain_text(EN["plan.row.opening"])
    presenter.keyboard.press("n")
    page.wait_for_url(f"**/{STEPS[0]}/{ON_STAGE}")

    open_stage(page, lab, STEPS[-1])
    expect(presenter.locator(f'.step[data-at="{STEPS[-1]}"]')).to_be_visible()
    presenter.keyboard.press("n")
    expect(presenter.locator(".step:visible")).to_contain_text(EN["plan.row.closing"])
    expect(presenter.locator(".state")).to_have_text(EN["stage.state.plan"])
    expect(presenter.locator("[data-do=run]")).to_be_disabled()
    presenter.keyboard.press("p")
    page.wait_for_url(f"**/{STEPS[-1]}/{ON_STAGE}")


def test_break_is_told_by_the_minutes_left_of_it(lab: Lab, page: Page) -> None:
    [pause] = [row for row in LONG.rows if row.kind == "break"][:1]
    before = [step for step in LONG.steps if step.start < pause.start][-1]
    place = f"{before.lesson.slug}/{before.experiment.slug}"
    page.goto(f"{lab.page}/en/lessons/{place}/?stage&workshop={LONG.minutes}")
    started = int(page.evaluate("Date.now()")) - (pause.start + 30) * 1000
    clock = {"minutes": LONG.minutes, "started": started, "stopped": started + pause.start * 1000}
    page.evaluate("clock => localStorage.setItem('workshop', JSON.stringify(clock))", clock)
    presenter = open_presenter(page)
    left = EN["clock.break"].format(minutes=pause.seconds // 60)
    expect(presenter.locator(".left")).to_have_text(left)
    expect(presenter.locator(".pace")).to_have_text(EN["clock.on-time"])

    presenter.locator("[data-do=plan]").click()

    expect(presenter.locator(".step.break")).to_be_visible()
    expect(page.locator(".row.break.now")).to_contain_text(EN["plan.on-stage"])
    presenter.keyboard.press("n")
    expect(presenter.locator(".step.experiment:visible")).to_be_visible()


def test_clock_runs_on_through_a_reload_and_in_both_windows(lab: Lab, page: Page) -> None:
    page.clock.install()
    page.goto(f"{lab.page}/en/workshop/{SHORT.minutes}/")
    expect(page.locator(".row.now")).to_have_count(0)
    page.locator(".start").click()
    page.clock.run_for(61_000)
    elapsed = page.locator(".elapsed")
    expect(elapsed).to_have_text(re.compile(r"1:\d\d"))

    page.reload()

    expect(elapsed).to_have_text(re.compile(r"[12]:\d\d"))
    expect(page.locator(".row.now")).to_contain_text(EN["plan.row.opening"])
    expect(page.locator(".row .wall").first).not_to_be_empty()
    page.locator(".stop").click()
    stood = elapsed.inner_text()
    page.clock.run_for(600_000)
    page.goto(f"{lab.page}/en/{PRESENTER}")
    expect(elapsed).to_have_text(stood)
    expect(page.locator(".pace")).to_have_text(EN["clock.on-time"])
    page.locator(".start").click()
    page.clock.run_for(1_800_000)
    expect(page.locator(".pace")).to_contain_text("behind")
    expect(page.locator(".left")).to_contain_text("over by")
    page.locator(".stop").click()
    page.locator(".reset").click()
    expect(page.locator(".pace")).to_have_text(EN["clock.not-started"])


def test_plan_marks_what_is_on_stage(lab: Lab, page: Page) -> None:
    open_stage(page, lab, STEPS[1])

    plan = page.context.new_page()
    plan.goto(f"{lab.page}/en/workshop/{SHORT.minutes}/")

    expect(plan.locator(".row.now .on-stage a")).to_have_attribute(
        "href", f"/en/lessons/{STEPS[1]}/{ON_STAGE}"
    )
