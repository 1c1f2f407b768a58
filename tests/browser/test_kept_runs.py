"""A run is kept: in this tab, and by its address for everybody while the server has it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.running_lab import Lab, free_ports, running_lab
from tests.browser.conftest import Console
from tests.browser.lesson_runs import run

LESSON = "/en/lessons/the-failure/add-a-note-as-json/"
MISSED = "✕ Not what you predicted"
Shown = tuple[str | None, str, list[str]]


def shown(page: Page) -> Shown:
    """Return which run a page shows: its id, the verdict, and the events of the picture."""
    page.locator("lesson-stage[data-outcome]").wait_for()
    events = page.locator("run-picture .story > li")
    return (
        page.locator("lesson-stage").get_attribute("data-run"),
        page.locator(".verdict").inner_text(),
        [kinds or "" for kinds in events.evaluate_all("all => all.map(e => e.className)")],
    )


@pytest.fixture
def ran(lab: Lab, page: Page) -> Shown:
    page.goto(lab.page + LESSON)
    run(page, "readable")
    run_id, *_ = found = shown(page)
    assert page.url == f"{lab.page}{LESSON}#run={run_id}"
    return found


def test_reload_shows_the_run_with_its_prediction(page: Page, ran: Shown) -> None:
    page.reload()

    assert shown(page) == ran
    expect(page.locator(".match")).to_have_text(MISSED)
    expect(page.locator('input[value="readable"]')).to_be_checked()


def test_back_shows_the_run(page: Page, ran: Shown) -> None:
    page.locator(".onward .next").click()
    page.wait_for_url("**/fix-with-flask-cors/**")

    page.go_back()

    assert shown(page) == ran


def test_colleague_sees_the_run_without_the_prediction(
    page: Page, ran: Shown, browser: Browser
) -> None:
    other = browser.new_context().new_page()
    other.goto(page.url)

    assert shown(other) == ran
    expect(other.locator(".match")).to_have_text("A run from before")
    expect(other.locator("input:checked")).to_have_count(0)
    expect(other.locator("[data-mark=happened]")).to_have_count(1)
    assert other.evaluate("localStorage.getItem('progress')") is None
    other.context.close()


def test_other_language_tells_the_same_run(page: Page, ran: Shown) -> None:
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/**")

    run_id, verdict, events = shown(page)
    assert (run_id, events) == (ran[0], ran[2])
    assert verdict != ran[1]
    expect(page.locator(".match")).to_have_text("✕ 和你预测的不一样")


def test_gone_run_is_said(lab: Lab, page: Page, console: Console) -> None:
    console.expected = ("404 (Not Found)",)

    page.goto(f"{lab.page}{LESSON}#run={'0' * 32}")

    expect(page.locator("lab-notice")).to_contain_text("The run that this address names is gone")
    expect(page.locator(".told")).to_be_hidden()


def test_own_copy_outlives_the_server(page: Page, console: Console) -> None:
    ports = free_ports()
    with running_lab(ports=ports) as lab:
        page.goto(lab.page + LESSON)
        run(page, "readable")
        before = shown(page)

    with running_lab(ports=ports):
        page.reload()
        assert shown(page) == before
