"""The form "Try it from here": a request of the reader's own to an API, and what script gets."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes
from tests.browser.diagnosing import LINE, diagnose


def open_form(page: Page, lab: Lab, url: str, **fields: str) -> Locator:
    page.goto(f"{lab.page}/en/diagnose/")
    form = page.locator("try-from-here")
    form.get_by_label("URL").fill(url)
    for name, value in fields.items():
        field = form.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    return form


def cells(form: Locator, row: str) -> Locator:
    heading = form.page.get_by_role("rowheader", name=row, exact=True)
    return form.get_by_role("row").filter(has=heading).get_by_role("cell")


def test_script_gets_a_type_error_where_cors_refuses(lab: Lab, page: Page) -> None:
    form = open_form(page, lab, f"{lab.api}/scenarios/no_cors/notes")

    form.get_by_role("button", name="from this page").click()

    expect(cells(form, "What came of it")).to_have_text(["✕ TypeError: Failed to fetch"])


def test_script_gets_the_answer_where_cors_allows(lab: Lab, page: Page) -> None:
    form = open_form(page, lab, f"{lab.api}/scenarios/flask_cors/notes")

    form.get_by_role("button", name="from this page").click()

    expect(cells(form, "What came of it")).to_have_text(["✓ an answer"])
    expect(cells(form, "Status")).to_have_text(["200"])
    expect(cells(form, "Type")).to_have_text(["cors"])
    expect(cells(form, "Headers it can read")).to_contain_text(["content-type: application/json"])


def test_attackers_page_is_asked_by_a_window_of_its_own(
    lab: Lab, page: Page, context: BrowserContext
) -> None:
    form = open_form(page, lab, f"{lab.api}/scenarios/session_one_origin/notes")
    form.get_by_role("button", name="from this page").click()
    expect(cells(form, "What came of it")).to_have_text(["✓ an answer"])

    with context.expect_page() as opened:
        form.get_by_role("button", name="from the attacker’s page").click()

    expect(opened.value.locator(".sends")).to_be_visible()
    expect(opened.value.locator("pre")).to_have_text("TypeError: Failed to fetch")
    expect(cells(form, "What came of it")).to_have_text(
        ["✓ an answer", "✕ TypeError: Failed to fetch"]
    )
    expect(form.get_by_role("columnheader").nth(0)).to_contain_text(lab.page)
    expect(form.get_by_role("columnheader").nth(1)).to_contain_text(lab.attacker)


def test_method_headers_and_body_are_sent(lab: Lab, page: Page) -> None:
    fields = {
        "method": "POST",
        "headers": "Content-Type: application/json",
        "body": '{"text": "tried"}',
    }
    form = open_form(page, lab, f"{lab.api}/scenarios/flask_cors/notes", **fields)

    with page.expect_request(lambda request: request.method == "POST") as sent:
        form.get_by_role("button", name="from this page").click()

    assert sent.value.post_data == fields["body"]
    assert sent.value.headers["content-type"] == "application/json"
    expect(cells(form, "Status")).to_have_text(["201"])


def test_change_is_warned_of_before_it_is_sent(lab: Lab, page: Page) -> None:
    form = open_form(page, lab, f"{lab.api}/notes")
    expect(form.locator(".warning")).to_be_hidden()

    form.get_by_label("Method").fill("DELETE")

    expect(form.locator(".warning")).to_contain_text("really sends DELETE to your API")


def test_place_of_a_secret_is_pointed_out(lab: Lab, page: Page) -> None:
    form = open_form(page, lab, f"{lab.api}/notes")
    expect(form.locator(".blanked")).to_be_hidden()

    form.get_by_label("Headers").fill("Authorization: Bearer BLANKED")

    expect(form.locator(".blanked")).to_contain_text("put yours there")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"headers": "X-A 1"}, "X-A 1 is not a header"),
        ({"method": "TRACE"}, "TRACE is not a method that a page may send"),
    ],
    ids=["header", "method"],
)
def test_what_can_not_be_sent_is_said(
    lab: Lab, page: Page, fields: dict[str, str], said: str
) -> None:
    form = open_form(page, lab, f"{lab.api}/notes", **fields)

    form.get_by_role("button", name="from this page").click()

    expect(form.get_by_role("status")).to_contain_text(said)


def test_form_begins_with_the_diagnosed_request(lab: Lab, page: Page) -> None:
    api = f"{lab.api}/scenarios/no_cors/notes"
    article = diagnose(page, lab, LINE.replace("https://api.example.com/notes", api))
    form = page.locator("try-from-here")
    expect(form.get_by_label("URL")).to_have_value(api)

    article.get_by_role("button", name="Try this request from here").click()
    expect(form.get_by_label("URL")).to_be_focused()
    form.get_by_role("button", name="from this page").click()

    expect(form.get_by_role("columnheader").last).to_have_text("What you gave says")
    expect(cells(form, "What came of it").last).to_contain_text("No Access-Control-Allow-Origin")
    expect(form.locator(".result")).to_contain_text("an API that allows only yours is right")


def test_what_the_reader_has_filled_in_stays(lab: Lab, page: Page) -> None:
    form = open_form(page, lab, "https://mine.example/")

    page.locator("#evidence").fill(LINE)
    page.locator("article").wait_for()

    expect(form.get_by_label("URL")).to_have_value("https://mine.example/")


def test_axe_finds_no_violation_in_a_result(lab: Lab, page: Page) -> None:
    form = open_form(page, lab, f"{lab.api}/scenarios/flask_cors/notes", method="PUT")
    form.get_by_label("Method").fill("GET")
    form.get_by_role("button", name="from this page").click()
    form.locator("table").wait_for()

    assert violations_in_both_schemes(page) == []


def test_result_fits_a_phone(lab: Lab, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    form = open_form(page, lab, f"{lab.api}/scenarios/flask_cors/notes")
    form.get_by_role("button", name="from this page").click()
    form.locator("table").wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
