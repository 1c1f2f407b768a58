"""The page "flask-cors options": the installed options, each with its lessons."""

from importlib.metadata import version

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
