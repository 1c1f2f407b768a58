"""The story that is told of what a real browser does; tests/unit/lab/test_join.py has all else."""

import pytest
from playwright.sync_api import Page

from scripts.running_lab import Lab
from tests.browser.client_code import ASKS, READS, events_of, story_of


def test_calls_at_the_same_time_keep_their_own_exchanges(lab: Lab, page: Page) -> None:
    put = "{method: 'PUT', headers: {'Content-Type': 'application/json'}, body: '{\"text\":\"x\"}'}"
    source = f"""
      await Promise.all(['/notes/1', '/notes/1?x=1'].map((path) => fetch(api + path, {put})))"""

    story = story_of(page, lab, source, "flask_cors")

    one = [*ASKS, "browser sends-after-asking", *ASKS[2:], "browser hands-over", "js gets"]
    assert events_of(story) == one * 2


@pytest.mark.parametrize("api", ["proxy", "ip", "subdomain"])
def test_record_is_found_under_every_name_of_the_api(lab: Lab, page: Page, api: str) -> None:
    story = story_of(page, lab, "await fetch(api + '/notes?q=ü#f')", "flask_cors", api)

    assert events_of(story) == [*READS, "browser hands-over", "js gets"]


def test_request_object_with_a_body_still_works(lab: Lab, page: Page) -> None:
    source = """
      const body = new URLSearchParams({ text: 'x' })
      const request = new Request(api + '/notes', { method: 'POST', body })
      return (await fetch(request)).status"""

    story = story_of(page, lab, source, "flask_cors")

    assert (story["outcome"], story["got"]) == ("readable", "201")


def test_thrown_text_is_shown_as_it_is(lab: Lab, page: Page) -> None:
    assert story_of(page, lab, "throw 'a text'")["got"] == "a text"
