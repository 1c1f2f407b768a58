"""The origin comparer: two URLs in, what differs and whether it matters out."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes
from tests.browser.conftest import Console

SAME = "Same origin."
PORT_IN_NO_SITE = "A port is no part of a site."
NOT_NOW = "Whether they are of one site can’t be told now: the server of this page does not answer."


def open_comparer(page: Page, lab: Lab, language: str = "en") -> Locator:
    page.goto(f"{lab.page}/{language}/lessons/what-is-an-origin/")
    comparer = page.locator("origin-comparer")
    comparer.locator("input").first.wait_for()
    return comparer


def compare(comparer: Locator, first: str, second: str) -> Locator:
    """Type two URLs, and return what the comparer says of them."""
    comparer.locator("input").nth(0).fill(first)
    comparer.locator("input").nth(1).fill(second)
    return comparer.get_by_role("status")


def test_comparer_starts_with_page_and_api(lab: Lab, page: Page) -> None:
    comparer = open_comparer(page, lab)

    expect(comparer.locator("input").nth(0)).to_have_value(f"{lab.page}/")
    expect(comparer.locator("input").nth(1)).to_have_value(f"{lab.api}/notes")
    expect(comparer.get_by_role("status")).to_contain_text("They differ in port.")


# What an origin is made of: tests/javascript/url-origin.test.js.
@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        ("http://localhost:8000/", "http://127.0.0.1:8000/", ["host"]),
        ("http://a.example:1/", "https://b.example:2/", ["scheme", "host", "port"]),
        ("http://app.example:80/a", "http://app.example/b?c#d", []),
    ],
)
def test_comparer_marks_what_differs(
    lab: Lab, page: Page, first: str, second: str, parts: list[str]
) -> None:
    comparer = open_comparer(page, lab)

    said = compare(comparer, first, second)

    expect(comparer.locator("tr.differs th")).to_have_text(parts)
    expect(said).to_contain_text("Two origins." if parts else SAME)


@pytest.mark.parametrize(
    ("first", "second", "site"),
    [
        ("http://localhost:8000", "http://localhost:5001", "http://localhost"),
        ("http://app.localhost:8000", "http://api.app.localhost:5001", "http://app.localhost"),
        ("https://app.example.com", "https://api.example.com", "https://example.com"),
        ("https://a.example.co.uk", "https://b.example.co.uk", "https://example.co.uk"),
    ],
)
def test_comparer_names_the_common_site(
    lab: Lab, page: Page, first: str, second: str, site: str
) -> None:
    said = compare(open_comparer(page, lab), first, second)

    expect(said).to_contain_text(f"Same site: {site}. {PORT_IN_NO_SITE}")


@pytest.mark.parametrize(
    ("first", "second", "sites"),
    [
        ("http://localhost:8000", "http://evil.localhost:8002", "http://evil.localhost"),
        ("http://app.localhost", "http://api.localhost", "http://api.localhost"),
        ("http://localhost:8000", "http://127.0.0.1:8000", "http://127.0.0.1"),
        ("http://10.0.0.1", "http://11.0.0.1", "http://11.0.0.1"),
        ("http://app.example", "https://app.example", "https://app.example"),
        ("https://example.co.uk", "https://other.co.uk", "https://other.co.uk"),
        ("https://alice.github.io", "https://bob.github.io", "https://bob.github.io"),
    ],
)
def test_comparer_tells_sites_apart(
    lab: Lab, page: Page, first: str, second: str, sites: str
) -> None:
    said = compare(open_comparer(page, lab), first, second)

    expect(said).to_contain_text("Two sites:")
    expect(said).to_contain_text(f"and {sites}.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "“” is no URL."),
        ("/notes", "“/notes” is no URL."),
        ("localhost:8000", "Write http://localhost:8000 instead."),
        ("127.0.0.1:8000/", "Write http://127.0.0.1:8000/ instead."),
        ("data:text/html,hello", "A URL that begins with data: has an opaque origin"),
        ("file:///tmp/page.html", "A URL that begins with file: has an opaque origin"),
        ("<b>bold</b>", "“<b>bold</b>” is no URL."),
    ],
)
def test_comparer_says_what_has_no_origin(lab: Lab, page: Page, text: str, sentence: str) -> None:
    said = compare(open_comparer(page, lab), text, text)

    expect(said.locator("p")).to_have_count(1)
    expect(said).to_contain_text(sentence)


def test_comparer_is_used_by_keyboard(lab: Lab, page: Page) -> None:
    comparer = open_comparer(page, lab)
    comparer.get_by_label("First URL").focus()

    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(f"{lab.page}/other")

    expect(comparer.get_by_role("status")).to_contain_text(SAME)


def test_comparer_speaks_chinese(lab: Lab, page: Page) -> None:
    said = compare(open_comparer(page, lab, "zh"), "http://localhost", "https://127.0.0.1:444")

    expect(said).to_contain_text("不同源：协议、主机和端口不同。")


def test_axe_finds_no_violation_beside_the_comparer(lab: Lab, page: Page) -> None:
    open_comparer(page, lab)

    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_comparer_fits_a_phone(lab: Lab, page: Page, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    comparer = open_comparer(page, lab, language)

    compare(comparer, f"http://{'long.' * 20}example:8000", "http://localhost.evil.localhost:8002")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_comparer_says_when_it_cannot_tell_the_sites(
    lab: Lab, page: Page, console: Console
) -> None:
    console.expected = ("ERR_INTERNET_DISCONNECTED",)
    comparer = open_comparer(page, lab)
    page.context.set_offline(True)

    said = compare(comparer, "https://a.example.org", "https://b.example.org")

    expect(said.locator("p")).to_have_text(["Two origins. They differ in host.", NOT_NOW])
