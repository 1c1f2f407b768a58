"""The Notes page with a scenario picker, and the wire beside it."""

import re

from playwright.sync_api import Page, expect

from backend.scenario_files import scenario_files
from scripts.running_lab import Lab
from tests.browser.conftest import Console


def test_wire_shows_the_blocked_request_that_ran(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/notes/")

    first = page.locator("wire-log summary").first

    expect(first).to_contain_text("GET /notes")
    expect(first).to_contain_text("list_notes() ran")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#error")).to_contain_text("TypeError: Failed to fetch")


def test_picking_a_scenario_changes_what_the_page_can_do(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/notes/")

    page.locator("#scenario").select_option("flask_cors")

    frame = page.frame_locator("iframe")
    expect(frame.locator("#notes input")).to_have_value("Buy milk")
    expect(page.locator("server-code")).to_contain_text("CORS(app, resources=r'/*')")
    expect(page).to_have_url(f"{lab.page}/en/notes/?scenario=flask_cors")


def test_address_names_the_scenario(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/notes/?scenario=after_request")

    expect(page.locator("#scenario")).to_have_value("after_request")
    expect(page.frame_locator("iframe").locator("#notes input")).to_have_value("Buy milk")


def test_attackers_page_reads_the_same_run(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/notes/?scenario=session_any_origin")
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Log in as ann").click()
    expect(frame.locator("#user")).to_have_text("ann")

    with page.expect_popup() as popup:
        page.locator("a.attack").click()

    expect(popup.value.locator("#stolen")).to_contain_text("Ann's private note")


def test_two_readers_never_meet(lab: Lab, page: Page, console: Console) -> None:
    address = f"{lab.page}/en/notes/?scenario=flask_cors"
    other = page.context.new_page()
    page.goto(address)
    other.goto(address)
    mine, theirs = page.frame_locator("iframe"), other.frame_locator("iframe")

    mine.locator("#text").fill("Only mine")
    mine.get_by_role("button", name="Add").click()
    expect(mine.locator("#notes input")).to_have_count(2)
    theirs.locator("#text").fill("Only theirs")
    theirs.get_by_role("button", name="Add").click()

    expect(theirs.locator("#notes input")).to_have_count(2)
    expect(theirs.locator("#notes input").nth(1)).to_have_value("Only theirs")


def test_two_quick_picks_end_on_the_last(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/notes/")
    page.locator("server-code .lines").wait_for()

    page.evaluate(
        """() => ['session_any_origin', 'flask_cors'].forEach((name) => {
          const picker = document.querySelector('select')
          picker.value = name
          picker.dispatchEvent(new Event('change'))
        })"""
    )

    expect(page.locator("server-code")).to_contain_text("flask_cors.py")
    expect(page.frame_locator("iframe").locator("#notes input")).to_have_value("Buy milk")
    expect(page.locator("wire-log li")).to_have_count(1)


def test_scenarios_are_grouped_by_chapter_with_their_sentences(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/zh/notes/?scenario=cookie_lax")
    page.locator("server-code .lines").wait_for()

    groups = page.locator("optgroup").evaluate_all("groups => groups.map(group => group.label)")
    told = page.locator("option").evaluate_all("all => all.filter(one => one.text.includes(' · '))")

    assert groups[0] == "核心" and len(groups) == 9
    assert len(told) == len(scenario_files())
    expect(page.locator(".caption")).to_contain_text("SameSite=Lax：")


def test_last_call_is_explained(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/notes/")
    told = page.locator(".told")
    expect(told.locator("li.keeps")).to_contain_text("CORS check, step 2")

    page.locator("#scenario").select_option("flask_cors")
    expect(told.locator("li.hands-over")).to_be_visible()
    expect(told.locator("li.keeps")).to_have_count(0)

    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Change").click()
    expect(told.locator("li.asks")).to_contain_text("PUT")
    frame.get_by_role("button", name="Log in as ann").click()
    expect(told.locator("li.never-sends")).to_contain_text("does not allow credentials")


def test_call_made_while_the_picker_is_ahead_is_told_of_its_own_scenario(
    lab: Lab, page: Page
) -> None:
    page.goto(f"{lab.page}/en/notes/?scenario=flask_cors")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#notes input")).to_have_value("Buy milk")

    page.evaluate("() => { document.querySelector('select').value = 'no_cors' }")
    frame.get_by_role("button", name="Change").click()

    expect(page.locator(".told li.asks")).to_contain_text("PUT")


def test_run_has_no_id_on_the_pages_face(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/notes/?scenario=flask_cors")
    expect(page.frame_locator("iframe").locator("#notes input")).to_have_value("Buy milk")
    page.locator(".told li.hands-over").wait_for()

    frames = [frame.locator("body").inner_text() for frame in page.frames]

    assert not [text for text in frames if re.search("[0-9a-f]{32}", text)]
