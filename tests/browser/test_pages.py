"""Every page in both languages: nothing that axe finds, no sideways scrolling, no dead link."""

import pytest
from playwright.sync_api import Page, expect

from frontend.course.lessons import find_lessons
from scripts.running_lab import Lab
from tests.browser.accessibility import violations, violations_in_both_schemes
from tests.browser.lesson_runs import run

# Lessons differ in their data only, so one of each chapter stands for its chapter.
CHAPTERS = {lesson.chapter.slug: lesson for lesson in reversed(find_lessons())}
LESSON_PAGES = [
    f"lessons/{lesson.slug}/{lesson.experiments[0].slug}/" for lesson in CHAPTERS.values()
]
REFERENCE = "flask-cors-options/"
OWN_APP = "your-own-app/"
VISITS = ["visit/attacker/", "visit/app/", "visit/null/"]
LISTS = ["review/core/", "paths/90-minutes/"]
WORKSHOP = ["workshop/", "workshop/90/", "workshop/90/presenter/"]
PAGES = ["", "notes/", "diagnose/", REFERENCE, OWN_APP, *LISTS, *WORKSHOP, *VISITS, *LESSON_PAGES]
WIDTHS = (360, 1280)
LANGUAGES = ("en", "zh")
# Elements that ask the API, and what is in them once it has answered.
DRAWN = {"server-code": ".lines", "flask-cors-options": "tbody"}
EXAMPLE_PAGES = ["/notes/index.html", "/notes/zh.html"]


def open_page(page: Page, address: str) -> None:
    """Open a page and wait until what it gets from the API is drawn."""
    page.goto(address)
    for element, drawn in DRAWN.items():
        if page.locator(element).count() > 0:
            page.locator(f"{element} {drawn}").first.wait_for()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(lab: Lab, page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, f"{lab.page}/en/{path}")

    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation_in_chinese(lab: Lab, page: Page, path: str) -> None:
    open_page(page, f"{lab.page}/zh/{path}")

    assert violations(page) == []


@pytest.mark.parametrize("path", ["the-failure/add-a-note-as-json", "the-attack/any-origin"])
def test_axe_finds_no_violation_in_a_result(lab: Lab, page: Page, path: str) -> None:
    open_page(page, f"{lab.page}/en/lessons/{path}/")
    run(page, "readable")
    page.locator("details.record summary").first.click()
    page.locator("wire-log summary").first.click()

    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("path", [*EXAMPLE_PAGES, "attacker"])
def test_axe_finds_no_violation_in_the_example(lab: Lab, page: Page, path: str) -> None:
    address = f"{lab.attacker}/" if path == "attacker" else f"{lab.page}{path}"
    page.goto(f"{address}?api={lab.api}/scenarios/session_any_origin")
    page.locator("ul:visible li").first.wait_for()

    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [path for path in PAGES if path not in LESSON_PAGES])
def test_page_fits_a_phone(lab: Lab, page: Page, language: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_page(page, f"{lab.page}/{language}/{path}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


# The English ones are measured where their experiments are run, in test_lessons.py.
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chinese_lessons_fit_a_phone(lab: Lab, page: Page, chapter: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    widths = {}

    for lesson in find_lessons():
        if lesson.chapter.slug == chapter:
            path = f"lessons/{lesson.slug}/{lesson.experiments[0].slug}/"
            open_page(page, f"{lab.page}/zh/{path}")
            widths[lesson.slug] = page.evaluate("document.documentElement.scrollWidth")

    assert {slug for slug, width in widths.items() if width > 360} == set()


def test_result_fits_a_phone(lab: Lab, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_page(page, f"{lab.page}/en/lessons/fix-with-flask-cors/change-a-note/")
    run(page, "2")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(lab: Lab, page: Page, language: str) -> None:
    page.goto(f"{lab.page}/{language}/")
    links = page.locator("a[href^='/']").evaluate_all("links => links.map(link => link.href)")

    statuses = {link: page.request.get(link).status for link in set(links)}

    assert len(statuses) > 10
    assert set(statuses.values()) == {200}


def test_browsers_language_is_the_first_choice(lab: Lab, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'languages', {get: () => ['zh-TW']})")

    page.goto(lab.page)

    page.wait_for_url("**/zh/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_chosen_language_is_remembered(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/")

    page.goto(lab.page)

    page.wait_for_url("**/zh/")


def test_switching_the_language_keeps_the_experiment(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/lessons/cookies/ask-with-cookies/")

    page.get_by_role("link", name="中文").click()

    page.wait_for_url("**/zh/lessons/cookies/ask-with-cookies/")


def test_other_host_name_is_pointed_to_the_right_one(lab: Lab, page: Page) -> None:
    port = lab.ports[1]

    page.goto(f"http://127.0.0.1:{port}/en/")

    expect(page.locator("lab-notice a")).to_have_attribute("href", f"{lab.page}/en/")
