"""The page says where a scenario's file is no longer as it came with the lab, and restores it."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.running_lab import running_lab
from tests.browser.accessibility import violations
from tests.browser.conftest import Console, copied_lab
from tests.browser.lesson_runs import run

LESSON = "/en/lessons/the-failure/read-the-notes/"
PATH = "backend/scenarios/core/no_cors.py"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied_lab(tmp_path)


def edit(root: Path, old: str, new: str) -> str:
    """Edit the scenario's file as an editor would; return its new text."""
    file = root / PATH
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text.replace(old, new)


def changed_lines(guard: Locator) -> list[str]:
    guard.locator(".difference summary").click()
    return [" ".join(line.split()) for line in guard.locator("ins, del").all_inner_texts()]


def test_edited_file_is_said_shown_and_restored(page: Page, root: Path) -> None:
    original = (root / PATH).read_text(encoding="utf-8")
    with running_lab(root) as lab:
        page.goto(lab.page + LESSON)
        guard = page.locator("scenario-guard")
        page.locator("server-code .lines").wait_for()
        expect(guard).to_be_hidden()

        edited = edit(root, "    return app", "    # mine\n    return app")
        run(page, "blocked")
        expect(guard).to_contain_text(f"{PATH} is no longer as it came with the lab")
        assert changed_lines(guard) == ["+ # mine"]
        guard.get_by_text("Other experiments").click()
        expect(guard.get_by_role("link", name="The failure: Add a note as JSON")).to_be_visible()
        assert violations(page) == []

        guard.get_by_role("button", name="Restore the file").click()

        expect(guard.get_by_role("status")).to_have_text(
            f"{PATH} is as it came with the lab. Your version is kept in {PATH}.mine."
        )
        expect(guard.get_by_role("button")).to_be_hidden()
        assert (root / PATH).read_text(encoding="utf-8") == original
        assert (root / f"{PATH}.mine").read_text(encoding="utf-8") == edited


def test_broken_file_is_restored(page: Page, root: Path) -> None:
    edit(root, "Flask(__name__)", "Flask(__name__")
    with running_lab(root) as lab:
        page.goto(lab.page + LESSON)
        expect(page.locator("server-code .broken")).to_contain_text("SyntaxError")

        page.get_by_role("button", name="Restore the file").click()

        expect(page.locator("server-code .broken")).to_have_count(0)
        run(page, "blocked")
        expect(page.locator("lesson-stage")).to_have_attribute("data-outcome", "blocked")


def test_shared_lab_says_how_to_restore_by_hand(page: Page, root: Path) -> None:
    edit(root, "    return app", "    return app  # mine")
    with running_lab(root, HOST="0.0.0.0") as lab:
        page.goto(lab.page + LESSON)
        guard = page.locator("scenario-guard")

        expect(guard).to_contain_text(f"git checkout -- {PATH}")
        expect(guard.get_by_role("button")).to_be_hidden()


def test_page_of_another_origin_restores_nothing(page: Page, console: Console, root: Path) -> None:
    edited = edit(root, "    return app", "    return app  # mine")
    with running_lab(root) as lab:
        page.goto(f"{lab.attacker}/health")
        restore = f"{lab.api}/lab/scenarios/no_cors/restore"
        attempts = {
            "as JSON": {"headers": {"Content-Type": "application/json"}, "body": "{}"},
            "as a form": {"mode": "no-cors", "body": "{}"},
            "without a body": {"mode": "no-cors"},
        }
        console.expected = ("403 (Forbidden)",)

        for options in attempts.values():
            page.evaluate(
                "([url, options]) => fetch(url, { method: 'POST', ...options }).catch(() => {})",
                [restore, options],
            )

        assert len(lab.get("/lab/scenarios/no_cors")["edited"]) == 1
    assert (root / PATH).read_text(encoding="utf-8") == edited
