"""Client code that asks for the impossible: the run is shown all the same, with what is wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from frontend.text import LANGUAGES, texts_in
from scripts.running_lab import running_lab
from tests.browser.conftest import Console, copied_lab
from tests.browser.lesson_runs import run

READ = "await fetch(`${api}/notes`).catch(() => {})"
TOO_MUCH = {
    "calls": f"for (let n = 0; n < 60; n++) {READ}",
    "header": "await fetch(`${api}/notes`, { headers: { 'X-Long': 'x'.repeat(20_000) } })",
}
RunCode = Callable[[Page, str, str], None]


@pytest.fixture(scope="module")
def run_code(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunCode]:
    """Runs a function's body as the client code of the first experiment, in a language."""
    root: Path = copied_lab(tmp_path_factory.mktemp("lab"))
    lesson = root / "frontend" / "lessons" / "1-core" / "01-the-failure"
    with running_lab(root) as lab:

        def run_code(page: Page, body: str, language: str) -> None:
            code = f"export default async (api) => {{\n  {body}\n}}\n"
            (lesson / "read-notes.js").write_text(code, encoding="utf-8")
            page.goto(f"{lab.page}/{language}/lessons/the-failure/read-the-notes/")
            run(page, "blocked")

        yield run_code


@pytest.mark.parametrize(
    "url", ["http://localhost:99999/notes", "http://[::1:5001/notes", "http://"]
)
def test_invalid_url_is_explained(run_code: RunCode, page: Page, url: str) -> None:
    run_code(page, f"{READ}\n  return fetch('{url}')", "en")

    expect(page.locator("lesson-stage")).to_have_attribute("data-outcome", "not-sent")
    expect(page.locator("pre.javascript")).to_contain_text("TypeError")
    gate = page.locator("run-picture li.never-sends .gate")
    expect(gate).to_have_attribute("data-reason", "InvalidUrl")
    expect(page.locator("run-explanation")).to_have_attribute("data-agrees", "true")
    expect(page.locator("run-explanation .steps h4").last).to_have_text(f"GET {url}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("body", TOO_MUCH.values(), ids=list(TOO_MUCH))
def test_run_too_large_to_explain_is_shown(
    run_code: RunCode, page: Page, console: Console, body: str, language: str
) -> None:
    console.expected = ("413",)

    run_code(page, body, language)

    said = page.locator("run-explanation .unexplained")
    expect(said).to_have_text(texts_in(language)["failure.too-much"])
    expect(page.locator("run-picture li").first).to_be_visible()
    expect(page.locator("wire-log li").first).to_be_attached()
    expect(page.locator("lab-notice")).to_be_empty()
