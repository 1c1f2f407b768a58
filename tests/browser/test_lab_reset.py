"""A press on the page of workshops puts the lab back for the next group, and says what it did."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.running_lab import Lab, running_lab
from tests.browser.accessibility import violations_in_both_schemes
from tests.browser.conftest import Console, copied_lab

PATH = "backend/scenarios/core/no_cors.py"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied_lab(tmp_path)


def asked(page: Page, lab: Lab, language: str = "en") -> Locator:
    """Open the page and press the button; return the question that it asks."""
    page.goto(f"{lab.page}/{language}/workshop/")
    page.locator("lab-reset > button").click()
    return page.locator("lab-reset dialog")


def begin_run(page: Page, lab: Lab) -> None:
    page.request.get(f"{lab.api}/runs/{'a' * 16}/no_cors/notes")


def test_lab_is_reset_and_says_how(page: Page, root: Path) -> None:
    original = (root / PATH).read_text(encoding="utf-8")
    with running_lab(root) as lab:
        (root / PATH).write_text(f"{original}# mine\n", encoding="utf-8")
        begin_run(page, lab)

        question = asked(page, lab)
        expect(page.locator("lab-reset .found")).to_have_text("Edited files: 1. Runs in memory: 1.")
        assert violations_in_both_schemes(page) == []
        question.get_by_role("button", name="Reset the lab").click()

        result = page.locator("lab-reset .result")
        expect(result).to_contain_text("The lab is reset.")
        expect(result).to_be_focused()
        assert result.get_by_role("listitem").all_inner_texts() == [
            f"{PATH} is as it came with the lab. Your version is kept in {PATH}.mine.",
            "Runs forgotten: 1. The notes of the apps at /scenarios/ are forgotten, too.",
        ]
        expect(page.locator("lab-reset .found")).to_have_text("Edited files: 0. Runs in memory: 0.")
        assert (root / PATH).read_text(encoding="utf-8") == original


@pytest.mark.parametrize("way_out", ["button", "Escape"])
def test_nothing_is_reset_that_was_not_meant(page: Page, root: Path, way_out: str) -> None:
    with running_lab(root) as lab:
        begin_run(page, lab)
        question = asked(page, lab)

        if way_out == "button":
            question.get_by_role("button", name="Leave it as it is").click()
        else:
            page.keyboard.press("Escape")

        expect(question).to_be_hidden()
        assert lab.get("/lab/reset")["runs"] == 1


def test_failure_is_said(page: Page, root: Path, console: Console) -> None:
    console.expected = ("403 (Forbidden)",)
    with running_lab(root) as lab:
        question = asked(page, lab)
        (root / PATH).unlink()
        (root / PATH).symlink_to(root / "requirements.lock")

        question.get_by_role("button", name="Reset the lab").click()

        result = page.locator("lab-reset .result")
        expect(result).to_contain_text(f"The lab is not reset. The lab can't write {PATH}")
        expect(page.locator("lab-reset .by-hand")).to_contain_text("python3 scripts/reset.py")
        expect(page.locator("lab-reset > button")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Others may reach this lab"), ("zh", "其他人也可能访问这个实验室")],
)
def test_shared_lab_says_the_command(page: Page, language: str, said: str) -> None:
    with running_lab(HOST="0.0.0.0") as lab:
        page.goto(f"{lab.page}/{language}/workshop/")

        by_hand = page.locator("lab-reset .by-hand")
        expect(by_hand).to_contain_text(said)
        expect(by_hand.locator("code")).to_have_text("python3 scripts/reset.py")
        expect(page.locator("lab-reset > button")).to_be_hidden()
