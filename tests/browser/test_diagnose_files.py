"""Files and secrets: what is dropped or pasted is blanked in the page before anything is sent."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from scripts.running_lab import Lab
from tests.browser.diagnosing import API, LINE, PAGE, box

SECRET = "kX9-very-secret-7Qz"
COPIED = f"""\
curl '{API}?api_key={SECRET}' \\
  -X PUT \\
  -H 'Origin: {PAGE}' \\
  -H 'Authorization: Bearer {SECRET}' \\
  -b 'session={SECRET}' \\
  -H 'Content-Type: application/json'
"""


def har(body: str = "") -> str:
    """Return a HAR file of a refused GET, its cookies and tokens in it."""

    def fields(**values: str) -> list[dict[str, str]]:
        names = {name.replace("_", "-"): value for name, value in values.items()}
        return [{"name": name, "value": value} for name, value in names.items()]

    request = {
        "method": "GET",
        "url": f"{API}?token={SECRET}",
        "httpVersion": "HTTP/1.1",
        "headers": fields(
            Origin=PAGE, Authorization=f"Bearer {SECRET}", Cookie=f"session={SECRET}"
        ),
        "queryString": [{"name": "token", "value": SECRET}],
        "cookies": [{"name": "session", "value": SECRET}],
    }
    response = {
        "status": 200,
        "statusText": "OK",
        "headers": fields(Content_Type="application/json", Set_Cookie=f"id={SECRET}; Path=/"),
        "cookies": [{"name": "id", "value": SECRET}],
        "content": {"size": len(body), "mimeType": "application/json", "text": body or SECRET},
        "_error": "net::ERR_FAILED",
    }
    entry = {
        "startedDateTime": "2026-11-25T12:00:00.000Z",
        "request": request,
        "response": response,
    }
    log = {"version": "1.2", "creator": {"name": "WebInspector", "version": "537.36"}}
    return json.dumps({"log": {**log, "pages": [], "entries": [entry]}})


@pytest.fixture
def sent(page: Page) -> list[str]:
    """All that the page has asked for, with what it sent."""
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(f"{unquote(request.url)}\n{request.post_data or ''}")

    page.on("request", note)
    return requests


def drop(page: Page, name: str, text: str) -> None:
    file = page.evaluate_handle(
        """([name, text]) => {
             const dropped = new DataTransfer()
             dropped.items.add(new File([text], name))
             return dropped
           }""",
        [name, text],
    )
    page.dispatch_event("evidence-box", "drop", {"dataTransfer": file})


def test_dropped_har_is_diagnosed(lab: Lab, page: Page, sent: list[str]) -> None:
    page.goto(f"{lab.page}/en/diagnose/")

    drop(page, "failing.har", har())

    expect(page.locator(".held")).to_contain_text("failing.har")
    expect(page.locator(".read")).to_contain_text("HAR file")
    expect(page.locator(".read")).to_contain_text("(failing.har)")
    expect(page.locator("article h2").first).to_contain_text("Access-Control-Allow-Origin")
    assert [each for each in sent if SECRET in each] == []
    assert page.url == f"{lab.page}/en/diagnose/"


def test_large_har_is_sent_without_its_bodies(lab: Lab, page: Page, sent: list[str]) -> None:
    page.goto(f"{lab.page}/en/diagnose/")

    drop(page, "large.har", har(body="0123456789abcdef" * 1_000_000))

    expect(page.locator("article")).to_have_count(1)
    assert max(map(len, sent)) < 10_000


def test_chosen_file_is_read_and_can_be_removed(lab: Lab, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "console.txt"
    file.write_text(LINE, encoding="utf-8")
    page.goto(f"{lab.page}/en/diagnose/")

    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(file)
    expect(page.locator("article")).to_have_count(1)

    page.get_by_role("button", name="Remove").click()
    expect(page.locator("article")).to_have_count(0)
    expect(page.locator(".held")).to_be_hidden()


@pytest.mark.parametrize(
    ("text", "said"),
    [("\0\1\2", "This file is no text"), ("x" * 9_000_000, "more than 8 MB")],
    ids=["binary", "long"],
)
def test_file_that_can_not_be_read_is_said(lab: Lab, page: Page, text: str, said: str) -> None:
    page.goto(f"{lab.page}/en/diagnose/")

    drop(page, "file.bin", text)

    expect(page.get_by_role("alert")).to_contain_text(said)


def test_secrets_never_leave_the_page(lab: Lab, page: Page, sent: list[str]) -> None:
    page.goto(f"{lab.page}/en/diagnose/")

    box(page).fill(COPIED)

    expect(page.locator("article")).to_have_count(1)
    expect(page.locator(".read")).to_contain_text("3 secret values were taken out")
    assert [each for each in sent if SECRET in each] == []
    assert SECRET not in unquote(page.url)
    assert SECRET not in page.locator("main").inner_text()


def test_pasted_secret_does_not_stay_in_the_box(
    lab: Lab, page: Page, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{lab.page}/en/diagnose/")
    page.evaluate("text => navigator.clipboard.writeText(text)", COPIED)

    box(page).focus()
    page.keyboard.press("Control+v")

    expect(box(page)).to_have_value(COPIED.replace(SECRET, "BLANKED"))


def test_searched_secret_never_leaves_the_page(lab: Lab, page: Page, sent: list[str]) -> None:
    page.goto(f"{lab.page}/en/")

    page.get_by_role("searchbox").fill(LINE.replace(API, f"{API}?token={SECRET}"))

    expect(page.locator(".hits a").first).to_contain_text("Diagnose it")
    assert [each for each in sent if SECRET in each] == []
