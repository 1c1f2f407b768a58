"""The search: as the reader types a word, by a console line, with the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from frontend.course.lessons import find_lessons
from frontend.sample_lines import CONSOLE_LINES
from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes

PAGES = ["", "diagnose/", "notes/", "lessons/the-attack/any-origin/"]
CHROMIUM_LINE = CONSOLE_LINES["No 'Access-Control-Allow-Origin' header is present"]
FIREFOX_LINE = CONSOLE_LINES["Cross-Origin Request Blocked … Status code: 500"]
SAFARI_LINE = "Origin http://localhost:8000 is not allowed by Access-Control-Allow-Origin."


def search(page: Page, text: str) -> None:
    page.get_by_role("searchbox").fill(text)


@pytest.mark.parametrize("path", PAGES)
def test_slash_leads_to_the_field(lab: Lab, page: Page, path: str) -> None:
    page.goto(f"{lab.page}/en/{path}")

    page.keyboard.press("/")
    page.keyboard.type("the attack")

    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".hits a").first).to_contain_text("The attack")


def test_slash_in_a_text_stays_a_slash(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/diagnose/")
    page.locator("#evidence").focus()

    page.keyboard.press("/")

    expect(page.locator("#evidence")).to_have_value("/")


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "max_age", "max_age"),
        ("en", "session_one_origin", "Who am I, without cookies"),
        ("zh", "攻击", "攻击"),
        ("zh", "supports_credentials", "supports_credentials"),
    ],
)
def test_word_leads_to_its_lesson(
    lab: Lab, page: Page, language: str, text: str, first: str
) -> None:
    page.goto(f"{lab.page}/{language}/")

    search(page, text)

    expect(page.locator(".hits a").first).to_contain_text(first)


def test_lesson_is_found_by_its_option_or_its_name(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/")

    for lesson in find_lessons():
        search(page, lesson.option or lesson.name["en"])
        expect(page.locator(f'.hits a[href="/en/lessons/{lesson.slug}/"]')).to_be_visible()


@pytest.mark.parametrize(
    ("language", "text", "slug"),
    [
        ("en", "preflight", "what-needs-a-preflight"),
        ("zh", "preflight", "what-needs-a-preflight"),
        ("en", "预检", "what-needs-a-preflight"),
        ("zh", "预检", "what-needs-a-preflight"),
        ("en", "withCredentials axios", "both-calls"),
        ("en", "vite proxy", "one-origin"),
        ("zh", "JWT", "allow-headers"),
        ("en", "websocket", "event-streams"),
        ("en", "iframe", "null-origin"),
        ("en", "postman", "not-a-browser"),
        ("en", "401", "login-guard"),
        ("en", "405", "method-not-allowed"),
        ("en", "500", "it-is-a-500"),
        ("en", "lax samesite", "samesite"),
        ("en", "why does my nginx zzz", "two-layers-add"),
        ("zh", "反向代理", "two-layers-add"),
    ],
)
def test_word_that_no_lesson_is_called_leads_to_one(
    lab: Lab, page: Page, language: str, text: str, slug: str
) -> None:
    page.goto(f"{lab.page}/{language}/diagnose/")

    search(page, text)

    expect(page.locator(".hits a").first).to_have_attribute("href", f"/{language}/lessons/{slug}/")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (CHROMIUM_LINE, "No Access-Control-Allow-Origin on the answer"),
        (FIREFOX_LINE, "The server failed"),
    ],
    ids=["chromium", "firefox"],
)
def test_pasted_line_leads_to_its_diagnosis(lab: Lab, page: Page, line: str, title: str) -> None:
    page.goto(f"{lab.page}/en/lessons/cookies/log-in/")
    search(page, line)
    expect(page.locator(".hits [role=status]")).to_contain_text(f"An error: {title}")
    expect(page.locator(".hits a").first).to_contain_text("Diagnose it")

    page.keyboard.press("Enter")

    page.wait_for_url("**/en/diagnose/#*")
    expect(page.locator("diagnosis-desk article")).to_contain_text("Access-Control-Allow-Origin")


@pytest.mark.parametrize("line", [CHROMIUM_LINE, SAFARI_LINE], ids=["chromium", "safari"])
def test_pasted_line_leads_to_the_failure(lab: Lab, page: Page, line: str) -> None:
    page.goto(f"{lab.page}/zh/")

    search(page, line)

    expect(page.locator(".hits a").nth(1)).to_have_attribute(
        "href", "/zh/lessons/the-failure/read-the-notes/"
    )


def test_arrows_go_through_what_was_found(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/notes/")
    search(page, "attack")
    hits = page.locator(".hits a")
    hits.nth(1).wait_for()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(hits.first).to_be_focused()

    page.keyboard.press("Escape")
    expect(hits).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize("text", ["zzz", "<img/src=x/onerror=alert>", "[.*"])
def test_what_is_not_found_is_said(lab: Lab, page: Page, text: str) -> None:
    page.goto(f"{lab.page}/en/")

    search(page, text)

    expect(page.locator(".hits [role=status]")).to_contain_text("Nothing found.")
    expect(page.locator(".hits a")).to_have_count(0)


def test_pasted_error_is_shown_in_a_lesson(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/diagnose/")
    page.locator("#evidence").fill(CHROMIUM_LINE)

    expect(page.locator(".see a").first).to_have_attribute(
        "href", "/en/lessons/the-failure/read-the-notes/"
    )


@pytest.mark.parametrize("path", ["", "notes/"])
def test_axe_finds_no_violation_in_what_was_found(lab: Lab, page: Page, path: str) -> None:
    page.goto(f"{lab.page}/en/{path}")
    search(page, "cookie")
    page.locator(".hits a").first.wait_for()

    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("path", ["", "notes/"])
def test_what_was_found_fits_a_phone(lab: Lab, page: Page, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{lab.page}/en/{path}")
    search(page, "x" * 100)
    expect(page.locator(".hits [role=status]")).not_to_be_empty()
    search(page, "cookie")
    page.locator(".hits a").first.wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator(".hits").bounding_box()
    assert box and box["x"] >= 0
