"""Every experiment of every lesson, run in the browser, does what its lesson.toml says."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from frontend.course.lessons import find_lessons
from frontend.course.model import Experiment, Lesson
from scripts.running_lab import Lab
from tests.browser.answer_key import check_answer_key
from tests.browser.conftest import listening
from tests.browser.lesson_checks import check_run
from tests.browser.lesson_runs import check_answer, run

# In Chinese the core only: the page's code is the same, and unit tests render every page.
EXPERIMENTS = [
    pytest.param(language, lesson, experiment, id=f"{language}-{lesson.slug}-{experiment.slug}")
    for language in ("en", "zh")
    for lesson in find_lessons()
    if language == "en" or lesson.chapter.slug == "core"
    for experiment in lesson.experiments
]


@pytest.mark.parametrize(("language", "lesson", "experiment"), EXPERIMENTS)
def test_experiment_does_what_its_lesson_says(
    lab: Lab, course: BrowserContext, language: str, lesson: Lesson, experiment: Experiment
) -> None:
    page, *_ = course.pages
    with listening(course) as console:
        ran = check_run(lab, page, console, language, lesson, experiment)
        check_answer_key(lab, page, console, language, lesson, experiment)
        check_answer(lab, ran, experiment.expect)
        for window in course.pages[1:]:
            window.close()


def test_refused_preflight_shows_that_nothing_was_sent(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/add-a-note-as-json/")

    run(page, "readable")

    picture = page.locator("run-picture")
    expect(picture.locator("li.never-sends")).to_contain_text("stops here")
    expect(picture.locator("li.never-receives")).to_contain_text("POST /notes is never sent")
    expect(picture.locator("li.keeps")).to_have_count(0)


def test_blocked_write_is_there_in_flask(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/add-a-note/")
    run(page, "readable")
    expect(page.locator("pre.javascript")).to_have_text("TypeError: Failed to fetch")

    page.locator(".ends summary").click()
    with page.expect_popup() as proof:
        page.locator("a.proof").click()

    assert "I was here" in proof.value.locator("body").inner_text()


def test_proof_leads_below_the_prefix(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/resources-rules/prefix-given/")
    run(page, "1")

    page.locator(".ends summary").click()
    with page.expect_popup() as proof:
        page.locator("a.proof").click()

    assert "Buy milk" in proof.value.locator("body").inner_text()


def test_run_without_notes_has_no_proof(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/cookies/ask-with-cookies/")

    run(page, "blocked")

    expect(page.locator("run-picture")).to_be_visible()
    page.locator(".ends summary").click()
    expect(page.locator("pre.javascript")).to_be_visible()
    expect(page.locator("a.proof")).to_be_hidden()


def test_docstring_is_folded_until_the_end(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-attack/any-origin/")
    warning = page.locator("server-code .sd", has_text="INSECURE")

    page.locator("server-code .lines").wait_for()
    expect(warning).to_be_hidden()
    run(page, "readable")

    expect(warning).to_be_visible()


def test_wrong_prediction_is_compared_kindly(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")

    run(page, "readable")

    expect(page.locator(".match")).to_have_text("✕ Not what you predicted")
    expect(page.locator("[data-mark=predicted]")).to_contain_text("Read it")
    expect(page.locator("[data-mark=happened]")).to_contain_text("though Flask runs the request")


def test_nothing_runs_before_a_prediction(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")

    page.locator(".predict button").click()

    expect(page.locator("input:invalid").first).to_be_attached()
    expect(page.locator(".result")).to_be_hidden()


def test_keyboard_alone_predicts_and_runs(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")
    page.locator("input[type=radio]").first.focus()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    page.locator("lesson-stage[data-outcome=blocked]").wait_for()
    expect(page.locator("#happened")).to_be_focused()


def test_each_run_starts_afresh(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/fix-with-flask-cors/add-a-note-as-json/")
    ids = []

    for _ in range(2):
        run(page, "readable")
        ids.append(page.locator("lesson-stage").get_attribute("data-run"))

    assert ids[0] != ids[1]
    expect(page.locator("pre.javascript")).to_contain_text('"id": 4')


def test_code_shown_is_the_code_that_ran(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/fix-with-flask-cors/change-a-note/")

    shown = page.locator(".client-code pre").inner_text()
    served = page.request.get(f"{lab.page}/lessons/fix-with-flask-cors/change-note.js").text()

    assert shown.strip() == served.strip()


def test_server_code_is_the_file_with_its_differences(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/fix-with-flask-cors/read-the-notes/")

    added = page.locator("server-code ins")
    expect(added).to_have_text(["+from flask_cors import CORS", "+    CORS(app, resources=r'/*')"])
