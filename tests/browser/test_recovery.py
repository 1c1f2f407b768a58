"""What goes wrong while the page is open: the page says what, and continues when it can."""

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.running_lab import free_ports, running_lab
from tests.browser.conftest import Console, copied_lab
from tests.browser.lesson_runs import run

UNREACHABLE = "net::ERR_CONNECTION_REFUSED"


@pytest.fixture
def copy_of_the_lab(tmp_path: Path) -> Path:
    return copied_lab(tmp_path)


def test_page_recovers_when_the_api_comes_back(page: Page, console: Console) -> None:
    console.expected = (UNREACHABLE,)
    ports = free_ports()
    with running_lab(ports=ports) as lab:
        page.goto(f"{lab.page}/en/lessons/fix-with-flask-cors/read-the-notes/")
        page.locator("server-code .lines").wait_for()

    page.locator('input[value="readable"]').check()
    page.locator(".predict button").click()
    expect(page.locator("lab-notice")).to_contain_text(f"The API at {lab.api} does not answer")

    with running_lab(ports=ports):
        expect(page.locator("lab-notice")).to_be_empty(timeout=15_000)
        run(page, "readable")
        expect(page.locator("lesson-stage")).to_have_attribute("data-outcome", "readable")


@contextlib.contextmanager
def silent_server(port: int) -> Iterator[None]:
    """Accept every connection, and never answer."""
    with socket.create_server(("127.0.0.1", port), backlog=100):
        yield


def test_page_gives_up_on_an_api_that_hangs(page: Page, console: Console) -> None:
    console.expected = ("net::ERR_",)
    page.clock.install()
    ports = free_ports()
    with running_lab(ports=ports) as lab:
        page.goto(f"{lab.page}/en/lessons/fix-with-flask-cors/read-the-notes/")
        page.locator("server-code .lines").wait_for()
        page.locator(".predict").hover()
        page.wait_for_load_state("networkidle")

    with silent_server(ports[0]):
        page.locator('input[value="readable"]').check()
        with page.expect_request(lambda request: request.url.startswith(lab.api)):
            page.locator(".predict button").click()
        page.clock.fast_forward("00:15")
        expect(page.locator("lab-notice")).to_contain_text(f"The API at {lab.api} does not answer")

    with running_lab(ports=ports):
        expect(page.locator("lab-notice")).to_be_empty(timeout=15_000)
        run(page, "readable")
        expect(page.locator("lesson-stage")).to_have_attribute("data-outcome", "readable")


def test_part_that_cannot_be_loaded_is_said(
    page: Page, console: Console, copy_of_the_lab: Path
) -> None:
    console.expected = ("Failed to load resource", "404")
    with running_lab(copy_of_the_lab) as lab:
        page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")
        page.locator("server-code .lines").wait_for()
        (copy_of_the_lab / "frontend/lab/elements/lesson-run.js").unlink()

        page.locator('input[value="readable"]').check()
        page.locator(".predict button").click()

        expect(page.locator("lab-notice")).to_contain_text("could not be loaded")
        expect(page.locator(".predict button")).to_be_enabled()


def test_notes_desk_begins_anew_after_a_restart(page: Page, console: Console) -> None:
    console.expected = (UNREACHABLE, "404 (Not Found)")
    ports = free_ports()
    with running_lab(ports=ports) as lab:
        page.goto(f"{lab.page}/en/notes/?scenario=flask_cors")
        expect(page.locator("wire-log li")).to_have_count(1)

    expect(page.locator("lab-notice")).to_contain_text("does not answer")

    with running_lab(ports=ports):
        expect(page.locator("lab-notice")).to_be_empty(timeout=15_000)
        notes = page.frame_locator("iframe").locator("#notes input")
        expect(notes).to_have_value("Buy milk")


def test_edited_scenario_shows_in_the_next_run(page: Page, copy_of_the_lab: Path) -> None:
    scenario = copy_of_the_lab / "backend" / "scenarios" / "core" / "no_cors.py"
    with running_lab(copy_of_the_lab) as lab:
        page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")
        run(page, "blocked")

        scenario.write_text((scenario.parent / "flask_cors.py").read_text())
        run(page, "blocked")

        expect(page.locator("lesson-stage")).to_have_attribute("data-outcome", "readable")
        expect(page.locator("server-code")).to_contain_text("CORS(app, resources=r'/*')")


def test_broken_scenario_is_shown_with_its_line(page: Page, copy_of_the_lab: Path) -> None:
    scenario = copy_of_the_lab / "backend" / "scenarios" / "core" / "no_cors.py"
    scenario.write_text(scenario.read_text().replace("Flask(__name__)", "Flask(__name__"))
    with running_lab(copy_of_the_lab) as lab:
        page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")

        broken = page.locator("server-code .broken")

        expect(broken).to_contain_text("backend/scenarios/core/no_cors.py, line 12")
        expect(broken).to_contain_text("SyntaxError")
        expect(page.locator("server-code .line.fault")).to_contain_text("Flask(__name__")


def test_scenario_broken_meanwhile_is_shown_as_it_is(page: Page, copy_of_the_lab: Path) -> None:
    scenario = copy_of_the_lab / "backend" / "scenarios" / "core" / "no_cors.py"
    with running_lab(copy_of_the_lab) as lab:
        page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")
        page.locator("server-code .lines").wait_for()
        scenario.write_text(scenario.read_text().replace("return app", "return nothing"))

        page.locator('input[value="blocked"]').check()
        page.locator(".predict button").click()

        expect(page.locator("lab-notice")).to_contain_text("NameError")
        expect(page.locator("server-code .line.fault")).to_contain_text("return nothing")


def test_closed_attackers_window_is_said(page: Page) -> None:
    with running_lab() as lab:
        page.goto(f"{lab.page}/en/lessons/the-attack/any-origin/")
        page.evaluate(
            "const open = window.open; window.open = (...all) => {"
            " const opened = open(...all); opened.close(); return opened }"
        )
        page.locator('input[value="readable"]').check()
        page.locator(".predict button").click()

        expect(page.locator("lab-notice")).to_contain_text("closed before it had answered")
