"""A workshop: the stage and the presenter's window in step, the keys, the plan and its clock."""

import re

import pytest
from playwright.sync_api import Page, expect

from frontend.course.lessons import find_course
from frontend.course.workshops import find_workshops
from frontend.text import texts_in
from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes

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
