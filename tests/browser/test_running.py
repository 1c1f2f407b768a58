"""While a run is under way, and the windows that it opens."""

from pathlib import Path

from playwright.sync_api import Page, expect

from scripts.running_lab import Lab, free_ports, running_lab
from tests.browser.conftest import Console, copied_lab
from tests.browser.lesson_runs import run

READ = "/en/lessons/the-failure/read-the-notes/"
STOLEN = "/en/lessons/the-attack/any-origin/"
NEVER = "export default () => new Promise(() => {})\n"


def press_run(page: Page, choice: str) -> None:
    page.locator("server-code .lines").wait_for()
    page.locator(f'input[value="{choice}"]').check()
    page.wait_for_load_state("networkidle")  # what a run needs is there
    page.locator(".predict button").click()


def test_long_run_says_its_seconds_and_ends(page: Page, tmp_path: Path) -> None:
    root = copied_lab(tmp_path)
    code = root / "frontend/lessons/1-core/01-the-failure/read-notes.js"
    works = code.read_text(encoding="utf-8")
    code.write_text(NEVER, encoding="utf-8")
    page.clock.install()
    with running_lab(root) as lab:
        page.goto(lab.page + READ)
        # What waits for the API has no patience left once the clock is put forward.
        with page.expect_response(f"{lab.api}/lab/runs"):
            press_run(page, "blocked")
        button = page.locator(".predict button")

        page.clock.run_for(4_000)
        expect(button).to_have_text("Running 4 s")
        expect(button).to_be_disabled()
        expect(page.locator(".running")).to_contain_text("ends by itself after 30 seconds")

        page.clock.run_for(27_000)
        expect(page.locator("lab-notice")).to_contain_text("had not ended after 30 seconds")
        expect(button).to_have_text("Run again")
        expect(page.locator(".running")).to_be_empty()
        expect(page.locator(".told")).to_be_hidden()
        assert page.evaluate("fetch.toString()").endswith("[native code] }")

        code.write_text(works, encoding="utf-8")
        page.reload()
        run(page, "blocked")


def test_run_is_repeated_when_the_api_is_back(page: Page, console: Console) -> None:
    console.expected = ("net::ERR_CONNECTION_REFUSED",)
    ports = free_ports()
    with running_lab(ports=ports) as lab:
        page.goto(lab.page + READ)
        page.locator("server-code .lines").wait_for()
        page.locator(".predict").hover()
        page.wait_for_load_state("networkidle")

    press_run(page, "blocked")
    expect(page.locator("lab-notice")).to_contain_text("does not answer")

    with running_lab(ports=ports):
        page.locator("lesson-stage[data-outcome=blocked]").wait_for(timeout=15_000)
        expect(page.locator("lab-notice")).to_be_empty()


def test_windows_close_by_themselves_after_the_first(lab: Lab, page: Page) -> None:
    page.goto(lab.page + STOLEN)
    with page.expect_popup() as first:
        run(page, "readable")
    expect(first.value.locator("pre")).to_contain_text("Ann")
    first.value.close()

    with page.expect_popup() as second:
        run(page, "readable")

    expect(page.locator(".told")).to_be_visible()
    assert second.value.is_closed()
    expect(page.locator(".visit-inset pre")).to_contain_text("Ann")


def test_experiment_of_this_page_shows_no_window(lab: Lab, page: Page) -> None:
    page.goto(lab.page + READ)

    run(page, "blocked")

    expect(page.locator(".visit-inset")).to_be_hidden()
