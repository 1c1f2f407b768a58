"""Four questions for those who have no error line."""

from playwright.sync_api import Locator, Page, expect

from frontend.course.lessons import find_lessons
from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes


def open_questions(page: Page, lab: Lab, language: str = "en") -> Locator:
    page.goto(f"{lab.page}/{language}/diagnose/")
    return page.locator("four-questions")


def test_answers_lead_to_a_cause_and_its_experiment(lab: Lab, page: Page) -> None:
    questions = open_questions(page, lab)
    outcome = questions.get_by_role("status")
    expect(outcome).to_contain_text("Begin with any of them")

    questions.get_by_text("An error:").click()
    expect(outcome).to_contain_text("Possible causes left: 12")
    questions.get_by_text("that fails, and nothing after it").click()
    questions.get_by_text("404 or 405").click()

    expect(outcome.locator("h3")).to_have_text("Nobody answers the preflight at this URL")
    expect(outcome.locator("pre")).to_contain_text("curl -i -X OPTIONS")
    outcome.get_by_role("link", name="See it happen").click()
    page.wait_for_url("**/lessons/options-answered-wrongly/unknown-url-bare/")


def test_what_does_not_matter_any_more_is_not_asked(lab: Lab, page: Page) -> None:
    questions = open_questions(page, lab)

    questions.get_by_text("as if nobody were logged in").click()

    expect(questions.get_by_label("401 or 403")).to_be_disabled()
    questions.get_by_role("button", name="Begin again").click()
    expect(questions.get_by_label("401 or 403")).to_be_enabled()
    expect(questions.get_by_role("radio", checked=True)).to_have_count(0)


def test_keyboard_alone_is_enough(lab: Lab, page: Page) -> None:
    questions = open_questions(page, lab, "zh")
    questions.get_by_role("radio").first.focus()

    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("ArrowDown")

    expect(questions.get_by_role("status").locator("h3")).to_contain_text("no-cors")


def test_axe_finds_no_violation_in_an_outcome(lab: Lab, page: Page) -> None:
    questions = open_questions(page, lab)
    questions.get_by_text("An answer of type").click()
    questions.locator("h3").wait_for()

    assert violations_in_both_schemes(page) == []


def test_every_cause_leads_to_an_experiment(lab: Lab, page: Page) -> None:
    open_questions(page, lab)
    paths = page.evaluate(
        "import(document.querySelector('link[href$=\"diagnosis/questions.js\"]').href)"
        ".then(({OUTCOMES}) => OUTCOMES.map(({path}) => path))"
    )

    experiments = {
        f"lessons/{lesson.slug}/{experiment.slug}/"
        for lesson in find_lessons()
        for experiment in lesson.experiments
    }
    assert len(paths) > 10
    assert set(paths) - experiments == set()
