"""“Change it” of a lesson: its hint and solution, its editor, and the check."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from frontend.course.lessons import find_lessons
from frontend.course.model import Change, Lesson
from scripts.running_lab import Lab, running_lab
from tests.browser.accessibility import violations
from tests.browser.conftest import Console, copied_lab
from tests.browser.lesson_checks import PHONE, width_on_a_phone

CHANGING = [lesson for lesson in find_lessons() if lesson.change]
# A run of two windows takes a while on a busy machine.
CHECKED_MS = 20_000
LITERAL, FILE = "resources-rules/literal", "backend/scenarios/flask_cors/resources_literal.py"


@dataclass(frozen=True)
class EditedLab:
    """A lab in a copy of the repository, so that its scenarios may be edited."""

    lab: Lab
    root: Path

    def open(self, page: Page, experiment: str) -> None:
        """Open an experiment's page, and what it says about changing it."""
        page.goto(f"{self.lab.page}/en/lessons/{experiment}/")
        page.locator("server-code .lines").wait_for()
        if (fold := page.locator("details.change-it")).count():
            fold.locator("> summary").click()


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditedLab]:
    root = copied_lab(tmp_path_factory.mktemp("edited"))
    with running_lab(root) as lab:
        yield EditedLab(lab, root)


def check(page: Page, is_right: bool) -> None:
    """Press “Check it”, and expect what comes of it."""
    page.get_by_role("button", name="Check it").click()
    outcome = page.locator("change-it .outcome")
    expect(outcome).to_have_attribute("data-right", str(is_right).lower(), timeout=CHECKED_MS)


def edit(file: Path, change: Change) -> None:
    text = file.read_text("utf-8")
    for old, new in change.edits:
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("lesson", CHANGING, ids=lambda lesson: lesson.slug)
def test_change_makes_what_was_asked_for(
    course: BrowserContext, edited: EditedLab, lesson: Lesson
) -> None:
    change, page = lesson.change, course.new_page()
    assert change
    file = edited.root / f"backend/scenarios/{change.scenario_folder}/{change.scenario}.py"
    original = file.read_bytes()
    edited.open(page, f"{lesson.slug}/{change.experiment.slug}")

    try:
        check(page, False)
        edit(file, change)
        check(page, True)
    finally:
        file.write_bytes(original)
        page.close()


def test_solution_is_shown_written_and_restored(page: Page, edited: EditedLab) -> None:
    edited.open(page, LITERAL)
    check(page, False)
    expect(page.locator("change-it .outcome")).to_contain_text("as it came with the lab")

    page.locator("change-it summary").filter(has_text="Solution").click()
    expect(page.locator("change-solution ins")).to_contain_text(r"resources=r'/notes/\d+'")
    page.get_by_role("button", name="Write it into the file").click()
    expect(page.locator("change-solution [role=status]")).to_have_text(
        "The solution is in the file."
    )
    check(page, True)
    page.get_by_role("link", name="See this run").click()
    expect(page.locator("lesson-stage")).to_have_attribute("data-outcome", "readable")
    expect(page.locator("scenario-guard")).to_be_visible()
    assert violations(page) == []
    page.locator("file-editor summary").click()
    assert width_on_a_phone(page) <= PHONE["width"]

    page.get_by_role("button", name="Restore the file").click()
    expect(page.locator("scenario-guard .restored")).to_be_visible()
    check(page, False)


def test_check_saves_what_is_written(page: Page, edited: EditedLab) -> None:
    file = edited.root / FILE
    original = file.read_text("utf-8")
    edited.open(page, LITERAL)
    page.locator("file-editor summary").click()
    field = page.locator("file-editor textarea")
    expect(field).to_have_value(original)

    field.fill(original.replace("'/notes'", "r'/notes/.*'"))
    check(page, True)

    assert file.read_text("utf-8") == original.replace("'/notes'", "r'/notes/.*'")
    field.fill("create_app = None\n")
    check(page, False)
    outcome, undo = page.locator("change-it .outcome"), page.locator("change-it .undo")
    expect(outcome).to_contain_text("could not be loaded")
    undo.click()
    expect(outcome).to_contain_text(f"Your version is kept in {FILE}.mine")
    expect(field).to_have_value(original)
    expect(undo).to_be_hidden()


def test_text_is_not_lost_when_the_file_changes_meanwhile(
    page: Page, console: Console, edited: EditedLab
) -> None:
    console.expected = ("409 (Conflict)",)
    file = edited.root / FILE
    original = file.read_text("utf-8")
    edited.open(page, LITERAL)
    page.locator("file-editor summary").click()
    field = page.locator("file-editor textarea")
    expect(field).to_have_value(original)
    field.fill(f"{original}# in the page\n")
    file.write_text(f"{original}# in an editor\n", encoding="utf-8")

    page.get_by_role("button", name="Save").click()

    expect(page.locator("file-editor [role=status]")).to_contain_text("Not saved")
    expect(field).to_have_value(f"{original}# in the page\n")
    page.get_by_role("button", name="Load the file again").click()
    expect(field).to_have_value(f"{original}# in an editor\n")
    file.write_text(original, encoding="utf-8")


def test_shared_lab_says_that_it_changes_no_file(page: Page) -> None:
    with running_lab(HOST="0.0.0.0") as lab:
        EditedLab(lab, Path()).open(page, LITERAL)

        expect(page.locator("change-it .not-offered")).to_contain_text("Others may reach this lab")
        expect(page.locator("file-editor")).to_be_hidden()
        page.locator("change-it summary").filter(has_text="Solution").click()
        expect(page.locator("change-solution ins")).to_be_visible()
        expect(page.get_by_role("button", name="Write it into the file")).to_be_hidden()
