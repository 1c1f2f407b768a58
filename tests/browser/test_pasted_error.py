"""The page "Paste an error": a line in, its meaning out, kept in the page's address."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes

LINE = "Method patch is not allowed by Access-Control-Allow-Methods in preflight response."


def paste(page: Page, address: str, line: str) -> None:
    page.goto(address)
    page.get_by_role("textbox").fill(line)


def test_pasted_line_is_explained(lab: Lab, page: Page) -> None:
    paste(page, f"{lab.page}/en/error/", LINE)

    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "MethodDisallowedByPreflightResponse"
    )
    expect(page.locator(".means code").first).to_have_text("patch")
    expect(page.locator("pasted-error [role=status]")).to_have_text("Recognised.")


def test_line_stays_after_a_reload(lab: Lab, page: Page) -> None:
    paste(page, f"{lab.page}/en/error/", LINE)
    page.locator("article").wait_for()

    page.reload()

    expect(page.get_by_role("textbox")).to_have_value(LINE)
    expect(page.locator("article")).to_have_count(1)


def test_line_goes_along_to_the_other_language(lab: Lab, page: Page) -> None:
    paste(page, f"{lab.page}/en/error/", LINE)
    page.locator("article").wait_for()

    page.get_by_role("link", name="中文").click()

    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator(".means")).to_contain_text("真正的请求没有发出")


def test_example_is_taken_by_keyboard(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/error/")
    page.get_by_role("link", name="TypeError: Failed to fetch").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("textbox")).to_have_value(
        "Uncaught (in promise) TypeError: Failed to fetch"
    )
    expect(page.locator("article h2")).to_have_text("NoReasonGiven")


def test_unknown_text_is_told_what_to_paste(lab: Lab, page: Page) -> None:
    paste(page, f"{lab.page}/en/error/", "hello")

    expect(page.locator("pasted-error [role=status]")).to_contain_text("blocked by CORS policy")
    expect(page.locator("article")).to_have_count(0)


def test_emptied_box_takes_the_answer_away(lab: Lab, page: Page) -> None:
    paste(page, f"{lab.page}/en/error/", LINE)
    page.locator("article").wait_for()

    page.get_by_role("textbox").fill("")

    expect(page.locator("article")).to_have_count(0)
    expect(page).to_have_url(f"{lab.page}/en/error/")


@pytest.mark.parametrize("hash", ["%E4%B8", "%", "<img src=x onerror=alert(1)>"])
def test_broken_address_breaks_nothing(lab: Lab, page: Page, hash: str) -> None:
    page.goto(f"{lab.page}/en/error/#{hash}")

    expect(page.locator("pasted-error [role=status]")).to_contain_text("No console line")


def test_markup_in_a_line_stays_text(lab: Lab, page: Page) -> None:
    line = LINE.replace("patch", "<b>x</b>")

    page.goto(f"{lab.page}/en/error/#{quote(line)}")

    expect(page.locator(".means code").first).to_have_text("<b>x</b>")


def test_axe_finds_no_violation_in_an_answer(lab: Lab, page: Page) -> None:
    paste(page, f"{lab.page}/en/error/", LINE)
    page.locator("article").wait_for()

    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_answer_fits_a_phone(lab: Lab, page: Page, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    paste(page, f"{lab.page}/{language}/error/", LINE.replace("patch", "x" * 80))
    page.locator("article").wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
