"""A lesson's page: the result first, the code in few lines, the ways on always in sight."""

from playwright.sync_api import Browser, Page, ViewportSize, expect

from scripts.running_lab import ROOT, Lab
from tests.browser.accessibility import violations_in_both_schemes
from tests.browser.lesson_runs import run

LESSON = "/en/lessons/the-failure/add-a-note-as-json/"
LONG_CODE = "/en/lessons/fix-by-hand/change-a-note/"
STOLEN = "/en/lessons/the-attack/any-origin/"
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
WITHIN = 600  # of the window's 800 pixels: the card has its place there
IN_WINDOW = "e => { const { top, bottom } = e.getBoundingClientRect(); return [top, bottom] }"


def bottom_of(page: Page, selector: str) -> float:
    """Return how far below the window's top an element ends; -1 if it begins above."""
    top, bottom = page.locator(selector).evaluate(IN_WINDOW)
    return bottom if top >= 0 else -1


def test_result_is_in_the_first_600_pixels(lab: Lab, page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.emulate_media(reduced_motion="reduce")
    page.goto(lab.page + LESSON)

    run(page, "readable")

    told = (".match", ".verdict", ".reason", "[data-mark=happened]", "[data-mark=predicted]")
    assert {each for each in told if not 0 < bottom_of(page, each) <= WITHIN} == set()
    expect(page.locator("#happened")).to_be_focused()


def test_run_and_the_way_on_are_in_sight_from_the_start(lab: Lab, page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(lab.page + LONG_CODE)
    page.locator("server-code .lines").wait_for()

    seen = (".predict button", ".onward .previous", ".onward .at", ".onward .next")
    for selector in seen:
        expect(page.locator(selector)).to_be_in_viewport(ratio=1)


def test_marks_tell_prediction_and_result_apart(lab: Lab, page: Page) -> None:
    page.goto(lab.page + LESSON)

    run(page, "readable")
    expect(page.locator("[data-mark=predicted]")).to_have_text("Read ityour prediction")
    expect(page.locator("[data-mark=happened]")).to_contain_text("what happened")
    expect(page.locator(".card")).to_have_attribute("data-tone", "stop")

    run(page, "not-sent")
    expect(page.locator("[data-mark]")).to_have_count(1)
    expect(page.locator("[data-mark=both]")).to_contain_text("you predicted it")
    expect(page.locator(".match")).to_have_text("✓ As you predicted")


def test_next_prediction_begins_without_marks(lab: Lab, page: Page) -> None:
    page.goto(lab.page + LESSON)
    run(page, "readable")

    page.locator('input[value="not-sent"]').check()

    expect(page.locator("[data-mark], .predict small")).to_have_count(0)


def test_theft_is_filled_and_has_its_own_shape(lab: Lab, page: Page) -> None:
    page.goto(lab.page + STOLEN)

    run(page, "readable")

    expect(page.locator(".card")).to_have_attribute("data-tone", "theft")
    fills = page.locator(".told").evaluate(
        "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e.closest('.card'))"
        ".getPropertyValue('--attacker-fill')]"
    )
    assert fills[0] == "rgb(125, 36, 132)" and "#7d2484" in fills[1]


def test_long_code_is_cut_and_unfolds(lab: Lab, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(lab.page + LONG_CODE)
    lines = page.locator("server-code .lines")
    lines.wait_for()
    cut = lines.evaluate("e => e.clientHeight")

    page.locator("server-code").get_by_role("button", name="All").click()

    assert lines.evaluate("e => e.clientHeight") > 2 * cut
    page.locator("server-code").get_by_role("button", name="Copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    path = page.locator("server-code code").first.get_attribute("title") or ""
    assert copied == (ROOT / path).read_text(encoding="utf-8")


def test_what_it_means_waits_for_the_last_experiment(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")
    expect(page.locator(".afterwards")).to_be_hidden()

    run(page, "blocked")
    expect(page.locator(".afterwards summary")).to_have_text(
        "What it means: 2 more experiments first"
    )
    expect(page.locator(".remember")).to_be_hidden()

    for path, choice in (("add-a-note", "blocked"), ("add-a-note-as-json", "not-sent")):
        page.goto(f"{lab.page}/en/lessons/the-failure/{path}/")
        run(page, choice)

    expect(page.locator(".afterwards summary")).to_have_text("What it means")
    expect(page.locator(".remember")).to_be_visible()


def test_projector_shows_question_picture_and_verdict_alone(lab: Lab, page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(lab.page + LESSON)
    page.get_by_role("link", name="Projector").click()

    run(page, "readable")

    expect(page.locator("article p").first).to_be_hidden()
    for shown in (".predict legend", ".verdict", ".result", ".onward .next"):
        expect(page.locator(shown)).to_be_visible()
    assert page.locator(".verdict").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > 32
    assert violations_in_both_schemes(page) == []
    page.locator(".onward .next").click()
    page.wait_for_url("**/?stage")


def test_page_without_javascript_offers_no_run(lab: Lab, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(lab.page + LESSON)

    expect(page.locator(".predict button")).to_be_disabled()
    expect(page.locator("a.proof")).to_have_attribute("href", f"{lab.api}/scenarios/no_cors/notes")
    page.context.close()


def test_print_has_the_result_and_no_way_on(lab: Lab, page: Page) -> None:
    page.goto(lab.page + LESSON)
    run(page, "readable")

    page.emulate_media(media="print")

    for hidden in (".site nav", "lesson-search", ".onward", ".predict button"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in (".verdict", "[data-mark=happened]", ".what-now", "h1"):
        expect(page.locator(shown)).to_be_visible()
