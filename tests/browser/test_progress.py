"""What the reader predicted: marked, kept, moved to another browser, forgotten, reviewed."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes
from tests.browser.lesson_runs import run

FIRST = "the-failure/read-the-notes"
SECOND = "the-failure/add-a-note"
WHEN = "2026-01-01T00:00:00.000Z"
MISSED = {"predicted": "readable", "right": False, "when": WHEN}
RIGHT = {"predicted": "blocked", "right": True, "when": WHEN}


def open_home(page: Page, lab: Lab, noted: dict[str, Any] | None = None) -> None:
    """Open the first page, with this progress if any is given."""
    page.goto(f"{lab.page}/en/")
    if noted is not None:
        page.evaluate("noted => localStorage.setItem('progress', noted)", json.dumps(noted))
        page.reload()


def predict(page: Page, lab: Lab, experiment: str, choice: str, query: str = "") -> None:
    page.goto(f"{lab.page}/en/lessons/{experiment}/{query}")
    run(page, choice)


def mark_of(page: Page, experiment: str) -> Locator:
    return page.locator(f'a[data-experiment][href*="/lessons/{experiment}/"] .mark')


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('progress')"))


def imported(page: Page, path: Path, text: str) -> str:
    """Import a file with this text, and return what the page says about it."""
    path.write_text(text, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    status = page.locator("your-progress [role=status]")
    expect(status).not_to_be_empty()
    return status.inner_text()


def test_prediction_is_marked_after_a_reload(lab: Lab, page: Page) -> None:
    predict(page, lab, FIRST, "blocked")
    expect(mark_of(page, FIRST)).to_contain_text("(predicted right)")

    predict(page, lab, SECOND, "readable")
    open_home(page, lab)

    expect(mark_of(page, FIRST)).to_contain_text("(predicted right)")
    expect(mark_of(page, SECOND)).to_contain_text("predicted wrongly")
    expect(page.locator("#core .done")).to_have_text("2 of 15, 1 to review")
    expect(page.locator("your-progress .sum")).to_contain_text("Predicted right: 1.")


def test_prediction_is_noted_as_it_was_made(lab: Lab, page: Page) -> None:
    predict(page, lab, FIRST, "blocked")

    assert kept(page)[FIRST] | {"when": WHEN} == RIGHT


def test_time_on_the_page_is_kept_when_the_reader_leaves(lab: Lab, page: Page) -> None:
    page.clock.install()
    page.goto(f"{lab.page}/en/lessons/{FIRST}/")
    page.clock.run_for(60_000)
    run(page, "blocked")
    assert "seconds" not in kept(page)[FIRST]
    hide(page, True)
    page.clock.run_for(600_000)  # in the background
    hide(page, False)
    page.clock.run_for(20_000)

    page.locator(".onward .next").click()

    page.wait_for_url(f"**/{SECOND}/")
    seconds = kept(page)[FIRST]["seconds"]
    assert 80 <= seconds < 600
    predict(page, lab, FIRST, "blocked")
    open_home(page, lab)
    assert kept(page)[FIRST]["seconds"] == seconds


def hide(page: Page, is_hidden: bool) -> None:
    """Tell the page that it is out of sight, or in sight again: a headless browser hides none."""
    page.evaluate(
        """(isHidden) => {
             Object.defineProperty(document, 'hidden', { configurable: true, value: isHidden })
             document.dispatchEvent(new Event('visibilitychange'))
           }""",
        is_hidden,
    )


def test_marks_differ_in_more_than_colour(lab: Lab, page: Page) -> None:
    open_home(page, lab, {FIRST: RIGHT, SECOND: MISSED})

    expect(mark_of(page, FIRST)).to_contain_text("✓")
    expect(mark_of(page, SECOND)).to_contain_text("↻")


def test_first_prediction_counts_until_the_review(lab: Lab, page: Page) -> None:
    predict(page, lab, FIRST, "readable")

    page.locator('input[value="blocked"]').check()
    page.locator(".predict button").click()
    expect(page.locator(".match")).to_contain_text("As you predicted")

    assert kept(page)[FIRST]["predicted"] == "readable"
    expect(mark_of(page, FIRST)).to_contain_text("predicted wrongly")


def test_export_comes_back_by_import(lab: Lab, page: Page, tmp_path: Path) -> None:
    noted = {FIRST: RIGHT, SECOND: MISSED}
    open_home(page, lab, noted)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    exported = Path(download.value.path()).read_text(encoding="utf-8")
    open_home(page, lab, {})

    said = imported(page, tmp_path / "mine.json", exported)

    assert said == "mine.json: 2 predictions taken in."
    assert kept(page) == noted
    expect(mark_of(page, SECOND)).to_contain_text("predicted wrongly")


# What else is refused: tests/javascript/progress.test.js.
FAULTS = {
    "no JSON": ("<html>", "holds no progress"),
    "not an experiment": (json.dumps({"<b>x</b>": RIGHT}), "its entry “<b>x</b>” is not"),
}


@pytest.mark.parametrize(("text", "fault"), FAULTS.values(), ids=list(FAULTS))
def test_file_that_is_no_progress_is_refused(
    lab: Lab, page: Page, tmp_path: Path, text: str, fault: str
) -> None:
    open_home(page, lab, {SECOND: MISSED})

    said = imported(page, tmp_path / "other.json", text)

    assert said.startswith("other.json") and fault in said and "\n" not in said
    assert kept(page) == {SECOND: MISSED}


def test_reset_asks_first(lab: Lab, page: Page) -> None:
    open_home(page, lab, {FIRST: RIGHT})

    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Keep them").click()
    expect(mark_of(page, FIRST)).to_have_count(1)

    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Forget them").click()
    expect(mark_of(page, FIRST)).to_have_count(0)
    expect(page.get_by_role("button", name="Export")).to_be_disabled()
    assert kept(page) == {}


def test_escape_keeps_the_progress(lab: Lab, page: Page, tmp_path: Path) -> None:
    open_home(page, lab, {SECOND: RIGHT})
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Forget them").click()
    imported(page, tmp_path / "mine.json", json.dumps({FIRST: RIGHT}))
    expect(mark_of(page, FIRST)).to_have_count(1)

    page.get_by_role("button", name="Reset").click()
    page.keyboard.press("Escape")

    expect(page.locator("dialog")).to_be_hidden()
    assert kept(page) == {FIRST: RIGHT}


def test_broken_progress_breaks_no_page(lab: Lab, page: Page) -> None:
    open_home(page, lab)
    page.evaluate("localStorage.setItem('progress', '{\"a\": 1}')")

    predict(page, lab, FIRST, "blocked")

    assert list(kept(page)) == [FIRST]


def test_other_tab_is_marked_at_once(lab: Lab, page: Page) -> None:
    open_home(page, lab)
    other = page.context.new_page()

    predict(other, lab, FIRST, "blocked")

    expect(mark_of(page, FIRST)).to_have_count(1)


def test_missed_experiment_comes_back_until_right(lab: Lab, page: Page) -> None:
    predict(page, lab, FIRST, "readable")
    page.goto(f"{lab.page}/en/review/core/")
    expect(page.locator("chapter-review .state")).to_contain_text("1 to predict again.")

    page.locator("chapter-review a:visible").click()
    page.wait_for_url(f"**/{FIRST}/?review")
    expect(page.locator("input:checked")).to_have_count(0)
    run(page, "not-sent")
    page.get_by_role("link", name="Back to the review").click()
    expect(page.locator("chapter-review a:visible")).to_have_count(1)

    page.locator("chapter-review a:visible").click()
    run(page, "blocked")
    page.get_by_role("link", name="Back to the review").click()
    expect(page.locator("chapter-review a:visible")).to_have_count(0)
    expect(page.locator("chapter-review .state")).to_contain_text("Nothing waits for you here.")


@pytest.mark.parametrize(
    ("has_run", "says"), [(False, "not run an experiment"), (True, "Nothing is left to review")]
)
def test_review_without_missed_ones_says_so(lab: Lab, page: Page, has_run: bool, says: str) -> None:
    page.goto(f"{lab.page}/en/review/core/")
    links = page.locator("chapter-review a")
    paths = links.evaluate_all("links => links.map(link => link.pathname)")
    noted = {path.removeprefix("/en/lessons/").strip("/"): RIGHT for path in paths if has_run}

    open_home(page, lab, noted)
    page.goto(f"{lab.page}/en/review/core/")

    expect(page.locator("chapter-review .state")).to_contain_text(says)
    expect(page.locator("chapter-review a:visible")).to_have_count(0)


def test_axe_finds_no_violation_with_progress(lab: Lab, page: Page) -> None:
    open_home(page, lab, {FIRST: RIGHT, SECOND: MISSED})
    assert violations_in_both_schemes(page) == []

    page.goto(f"{lab.page}/en/review/core/")
    assert violations_in_both_schemes(page) == []

    page.goto(f"{lab.page}/en/lessons/{SECOND}/")
    page.locator("server-code .lines").wait_for()
    assert violations_in_both_schemes(page) == []


def test_axe_finds_no_violation_in_the_question(lab: Lab, page: Page) -> None:
    open_home(page, lab, {FIRST: RIGHT})

    page.get_by_role("button", name="Reset").click()

    assert violations_in_both_schemes(page) == []


def test_map_opens_where_the_reader_was(lab: Lab, page: Page) -> None:
    later = RIGHT | {"when": "2026-02-01T00:00:00.000Z"}
    open_home(page, lab, {FIRST: RIGHT, "cookies/log-in": RIGHT, "methods/star": later})

    expect(page.locator("details.chapter[open]")).to_have_attribute("id", "flask-cors")


def test_address_opens_its_chapter(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/#ship")

    expect(page.locator("details.chapter[open]")).to_have_attribute("id", "ship")
    expect(page.locator("#ship h4").first).to_be_in_viewport()
