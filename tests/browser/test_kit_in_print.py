"""The workshop's kit in print: as many pages as it may have, and nothing cut off."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from frontend.course.lessons import find_course
from frontend.text import LANGUAGES
from scripts.kit.documents import MAKERS
from scripts.kit.printing import print_document
from tests.browser.accessibility import violations_in_both_schemes

#: How many pages each may have: a card's sheet has two cards.
MOST_PAGES = {
    "index": 4,
    "plan-30": 3,
    "plan-90": 10,
    "plan-180": 16,
    "answers": 26,
    "handout": 2,
    "card": 1,
    "checklist": 1,
}
PAGE = re.compile(rb"/Type /Page\b")
#: The papers in pixels, as the browser lays pages out: 96 in an inch.
PAPERS: dict[str, ViewportSize] = {
    "a4": {"width": 794, "height": 1123},
    "letter": {"width": 816, "height": 1056},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MAKERS)
def test_document_is_printed_on_no_more_pages_than_it_may(
    browser: Browser, tmp_path: Path, name: str, language: str
) -> None:
    path = tmp_path / f"{name}.html"
    path.write_text(MAKERS[name](find_course(), language), encoding="utf-8")

    pages = {
        printed.name: len(PAGE.findall(printed.read_bytes()))
        for printed in print_document(browser, path)
    }

    assert sorted(pages) == [f"{name}.a4.pdf", f"{name}.letter.pdf"]
    assert [paper for paper in pages if not 1 <= pages[paper] <= MOST_PAGES[name]] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_card_is_whole(page: Page, paper: str, language: str) -> None:
    page.set_viewport_size(PAPERS[paper])
    page.emulate_media(media="print")
    page.set_content(MAKERS["card"](find_course(), language))

    cut = "cards => cards.map(card => card.scrollHeight - card.clientHeight)"
    assert page.locator(".card").evaluate_all(cut) == [0, 0]


@pytest.mark.parametrize("name", MAKERS)
def test_document_can_be_read_on_a_screen(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    for language in LANGUAGES:
        page.set_content(MAKERS[name](find_course(), language))

        assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert violations_in_both_schemes(page) == []
