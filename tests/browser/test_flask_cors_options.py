"""The page "flask-cors options": the installed options, each with its lessons."""

from importlib.metadata import version

import pytest
from flask_cors.core import DEFAULT_OPTIONS
from playwright.sync_api import Page, expect

from scripts.running_lab import Lab


def test_table_has_the_installed_options(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/zh/flask-cors-options/")
    rows = page.locator("flask-cors-options tbody tr")

    expect(rows).to_have_count(len(DEFAULT_OPTIONS))
    assert {row.get_attribute("id") for row in rows.all()} == set(DEFAULT_OPTIONS)
    expect(page.get_by_role("status").last).to_contain_text(version("flask-cors"))
    expect(rows.nth(4)).to_contain_text("Access-Control-Request-Headers")


def test_lesson_leads_to_its_option_and_back(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/allow-headers/")
    row = page.locator("#allow_headers")

    page.get_by_role("link", name="All options of flask-cors").click()
    expect(row).to_be_in_viewport()
    row.get_by_role("link", name="allow_headers").click()

    page.wait_for_url("**/en/lessons/allow-headers/*/")


def test_names_lead_to_their_rows(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/flask-cors-options/")

    page.locator(".names").get_by_role("link", name="vary_header").click()

    expect(page.locator("tr#vary_header")).to_be_in_viewport()


def test_install_command_is_copied(lab: Lab, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{lab.page}/en/flask-cors-options/")
    page.locator("summary").click()

    page.locator("copy-button").first.get_by_role("button").click()

    expect(page.locator("copy-button").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "pip install flask-cors"


@pytest.mark.parametrize("width", [360, 1280])
def test_links_are_large_enough_to_press(lab: Lab, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{lab.page}/en/flask-cors-options/")
    page.locator("tbody").wait_for()

    small = page.locator("td a, .names a").evaluate_all(
        "links => links.filter(link => link.getBoundingClientRect().height < 24)"
        ".map(link => link.textContent)"
    )

    assert small == []
