"""The lanes tell what happened, whatever client code does."""

import json

import pytest
from playwright.sync_api import Page, expect

from scripts.running_lab import Lab
from tests.browser.client_code import ASKS, READS, told
from tests.browser.conftest import Console


def test_calls_at_the_same_time_keep_their_own_exchanges(lab: Lab, page: Page) -> None:
    put = "{method: 'PUT', headers: {'Content-Type': 'application/json'}, body: '{\"text\":\"x\"}'}"
    source = f"""
      await Promise.all(['/notes/1', '/notes/1?x=1'].map((path) => fetch(api + path, {put})))"""

    story = told(page, lab, source, "flask_cors")

    one = [*ASKS, "browser sends-after-asking", *ASKS[2:], "browser hands-over", "js gets"]
    assert story["events"] == one * 2


@pytest.mark.parametrize("path", ["/notes/a|b[1]", "/notes/%2F", "/notes/é?q=ü#f", "//notes"])
def test_oddly_spelled_path_is_found_in_the_record(lab: Lab, page: Page, path: str) -> None:
    story = told(page, lab, f"await fetch(api + {json.dumps(path)})")

    assert story["events"] == [*READS, "browser keeps", "js gets"]
    assert story["outcome"] == "blocked"


@pytest.mark.parametrize("api", ["proxy", "ip", "subdomain"])
def test_record_is_found_under_every_name_of_the_api(lab: Lab, page: Page, api: str) -> None:
    story = told(page, lab, "await fetch(api + '/notes')", "flask_cors", api)

    assert story["events"] == [*READS, "browser hands-over", "js gets"]


def test_path_that_ends_alike_is_another_path(lab: Lab, page: Page, console: Console) -> None:
    console.expected = ('Request mode is "same-origin"',)
    # Nothing is sent to /notes: what was sent to /nothing/notes is not its exchange.
    source = """
      const refused = fetch(api + '/notes', { mode: 'same-origin' })
      await refused.catch(() => fetch(api + '/nothing/notes'))"""

    story = told(page, lab, source)

    never = ["js calls", "browser never-sends", "flask never-receives", "js gets"]
    assert story["events"] == [*never, *READS, "browser keeps", "js gets"]


@pytest.mark.parametrize("url", ["http://[", "blob:nothing", "data:,x"])
def test_call_of_no_server_is_told(lab: Lab, page: Page, console: Console, url: str) -> None:
    console.expected = ("Fetch API cannot load",)
    story = told(page, lab, f"await fetch('{url}').catch(() => {{}})")

    assert story["events"][:2] == ["js calls", "browser never-sends"]


def test_client_code_without_a_call_has_no_story(lab: Lab, page: Page) -> None:
    story = told(page, lab, "return 'nothing'")

    assert story == {"events": [], "outcome": "not-sent", "got": "nothing"}


def test_thrown_text_is_shown_as_it_is(lab: Lab, page: Page) -> None:
    assert told(page, lab, "throw 'a text'")["got"] == "a text"


def test_request_object_with_a_body_still_works(lab: Lab, page: Page) -> None:
    source = """
      const body = new URLSearchParams({ text: 'x' })
      const request = new Request(api + '/notes', { method: 'POST', body })
      return (await fetch(request)).status"""

    story = told(page, lab, source, "flask_cors")

    assert (story["outcome"], story["got"]) == ("readable", "201")


def test_no_cors_mode_gives_an_opaque_response(lab: Lab, page: Page) -> None:
    story = told(page, lab, "await fetch(api + '/notes', { mode: 'no-cors' })")

    assert story["outcome"] == "opaque"
    assert story["events"] == [*READS, "browser hands-over", "js gets"]


def test_same_origin_mode_sends_nothing(lab: Lab, page: Page, console: Console) -> None:
    console.expected = ('Request mode is "same-origin"',)

    story = told(page, lab, "await fetch(api + '/notes', { mode: 'same-origin' })")

    assert story["outcome"] == "not-sent"
    assert story["events"] == [
        "js calls",
        "browser never-sends",
        "flask never-receives",
        "js gets",
    ]


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

    expect(page.locator("server-code")).to_contain_text("scenarios/core/flask_cors.py")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#api")).to_contain_text("/flask_cors")
    expect(page.locator("wire-log li")).to_have_count(1)
