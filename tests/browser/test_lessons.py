"""Every experiment of every lesson, run in the browser, does what its lesson.toml says."""

import pytest
from playwright.sync_api import Page, expect

from frontend.lessons import Experiment, Lesson, find_lessons
from frontend.text import catalogue
from scripts.running_lab import Lab
from tests.browser.conftest import Console

EXPERIMENTS = [
    pytest.param(language, lesson, experiment, id=f"{language}-{lesson.slug}-{experiment.slug}")
    for language in ("en", "zh")
    for lesson in find_lessons()
    for experiment in lesson.experiments
]


def run(page: Page, choice: str) -> None:
    """Predict and run the experiment that the page shows, and wait for what came of it."""
    page.locator("server-code .lines").wait_for()
    page.locator(f'input[value="{choice}"]').check()
    page.locator(".predict button").click()
    page.locator("lesson-stage[data-outcome]").wait_for()


def recorded(lab: Lab, page: Page) -> list[str]:
    """Return what the server recorded of the page's run, a line an exchange as in lesson.toml."""
    run_id = page.locator("lesson-stage").get_attribute("data-run")
    return [
        f"{each['method']} {each['path']} {each['response']['status']} {each['view'] or '-'}"
        for each in lab.get(f"/lab/runs/{run_id}")["exchanges"]
    ]


def views_in_lanes(page: Page) -> list[str]:
    return page.locator("run-lanes li.receives .ran").all_inner_texts()


def views_that_ran(experiment: Experiment, language: str) -> list[str]:
    """Return what the Flask lane must say of each request that arrived, by the lesson's data."""
    texts = catalogue(language)
    steps_before = 1 if experiment.before else 0
    views = [line.split()[-1] for line in experiment.expect.record[steps_before:]]
    ran = texts["event.ran"]
    return [texts["event.no-view-ran"] if v == "-" else ran.format(view=f"{v}()") for v in views]


def console_line_shown(page: Page) -> list[str]:
    """Return what the page says that the console says, none when it says nothing of it."""
    return page.locator('.consoles [data-browser="chromium"] pre').all_text_contents()


@pytest.mark.parametrize(("language", "lesson", "experiment"), EXPERIMENTS)
def test_experiment_does_what_its_lesson_says(
    lab: Lab, page: Page, console: Console, language: str, lesson: Lesson, experiment: Experiment
) -> None:
    expected = experiment.expect
    page.goto(f"{lab.page}/{language}/lessons/{lesson.slug}/{experiment.slug}/")

    run(page, expected.outcome)

    outcome = expected.outcome.partition(": ")[0]
    assert page.locator("lesson-stage").get_attribute("data-outcome") == outcome
    assert expected.javascript in page.locator("pre.javascript").inner_text()
    assert recorded(lab, page) == expected.record
    assert views_in_lanes(page) == views_that_ran(experiment, language)
    assert console.cors_lines == console_line_shown(page)
    expect(page.locator("run-explanation")).to_have_attribute("data-agrees", "true")


def test_refused_preflight_shows_that_nothing_was_sent(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/add-a-note-as-json/")

    run(page, "readable")

    lanes = page.locator("run-lanes")
    expect(lanes.locator("li.never-sends")).to_contain_text("POST /notes is never sent")
    expect(lanes.locator("li.never-receives")).to_contain_text("POST /notes never arrives")
    expect(lanes.locator("li.keeps")).to_have_count(0)


def test_blocked_write_is_there_in_flask(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/add-a-note/")
    run(page, "readable")
    expect(page.locator("pre.javascript")).to_have_text("TypeError: Failed to fetch")

    with page.expect_popup() as proof:
        page.locator("a.proof").click()

    assert "I was here" in proof.value.locator("body").inner_text()


def test_wrong_prediction_is_compared_kindly(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")

    run(page, "readable")

    expect(page.locator(".match")).to_have_text(
        "You expected “Read it”. It was “Nothing, though Flask runs the request”."
    )


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
    assert '"id": 4' in page.locator("pre.javascript").inner_text()


def test_code_shown_is_the_code_that_ran(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/fix-with-flask-cors/change-a-note/")

    shown = page.locator(".client-code pre").inner_text()
    served = page.request.get(f"{lab.page}/lessons/fix-with-flask-cors/change-note.js").text()

    assert shown.strip() == served.strip()


def test_server_code_is_the_file_with_its_differences(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/fix-with-flask-cors/read-the-notes/")

    added = page.locator("server-code ins")
    expect(added).to_have_text(["+from flask_cors import CORS", "+    CORS(app, resources=r'/*')"])
