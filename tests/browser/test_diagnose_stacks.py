"""The fixes for other servers, as tabs."""

from playwright.sync_api import Page, expect

from scripts.running_lab import Lab
from tests.browser.diagnosing import LINE, PAGE, diagnose


def test_tabs_are_gone_through_by_keyboard(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)
    tabs = article.get_by_role("tab")
    tabs.first.focus()

    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    expect(article.get_by_role("tabpanel")).to_have_count(1)

    page.keyboard.press("End")
    expect(tabs.last).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tabs.first).to_be_focused()


def test_only_the_chosen_tab_is_a_stop(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)
    tabs = article.get_by_role("tab")
    tabs.first.focus()

    page.keyboard.press("Tab")

    expect(article.get_by_role("tabpanel").locator("pre")).to_be_focused()


def test_each_tab_has_code_of_its_own(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)
    tabs = article.get_by_role("tab")

    codes = set()
    for index in range(tabs.count()):
        tabs.nth(index).click()
        codes.add(article.get_by_role("tabpanel").locator("pre").inner_text())

    assert len(codes) == tabs.count() > 5


def test_code_names_the_page_of_the_failure(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)

    article.get_by_role("tab", name="Express").click()

    expect(article.get_by_role("tabpanel")).to_contain_text(PAGE)


def test_chosen_server_is_remembered(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)
    article.get_by_role("tab", name="Express").click()

    page.reload()

    expect(page.get_by_role("tab", name="Express")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel")).to_contain_text("cors")
