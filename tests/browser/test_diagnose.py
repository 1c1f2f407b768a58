"""The page "Diagnose": what somebody has in, the cause and the fix out."""

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from frontend.sample_evidence import EVIDENCE
from scripts.running_lab import Lab
from tests.browser.accessibility import violations_in_both_schemes
from tests.browser.diagnosing import API, LINE, PAGE, PREFLIGHT, box, diagnose

OWN_SCHEME = (
    "[Error] Origin tauri://localhost is not allowed by Access-Control-Allow-Origin. "
    "Status code: 200\n"
    "[Error] Fetch API cannot load http://127.0.0.1:5700/api due to access control checks."
)
LOGIN = (
    "Access to fetch at 'https://login.example.net/login?next=%2Fsync' (redirected from "
    f"'{PAGE}/sync') from origin '{PAGE}' has been blocked by CORS policy: No "
    "'Access-Control-Allow-Origin' header is present on the requested resource."
)
CHINESE_FIREFOX = (
    f"已拦截跨源请求：同源策略禁止读取位于 {API} 的远程资源。（原因：CORS 头缺少 "
    "'Access-Control-Allow-Origin'）。状态码：200。"
)


@pytest.mark.parametrize(
    ("text", "title", "to_do"),
    [
        (LINE, "No Access-Control-Allow-Origin", f"CORS(app, origins=['{PAGE}'])"),
        (PREFLIGHT, "on the answer to the preflight", f"CORS(app, origins=['{PAGE}'])"),
        (OWN_SCHEME, "origin", "CORS(app, origins=['tauri://localhost'])"),
        (LOGIN, "login page", "Log in again"),
        (CHINESE_FIREFOX, "No Access-Control-Allow-Origin", "CORS(app"),
        ("Failed to load resource: net::ERR_CERT_AUTHORITY_INVALID", "certificate", "certificate"),
    ],
    ids=["line", "preflight", "own-scheme", "login-page", "chinese-firefox", "certificate"],
)
def test_cause_and_fix_come_first(lab: Lab, page: Page, text: str, title: str, to_do: str) -> None:
    article = diagnose(page, lab, text)

    expect(article.locator("h2")).to_contain_text(title)
    expect(article.locator("section").first).to_contain_text(to_do)
    expect(article.get_by_role("heading", level=3).first).to_have_text("What to do")


def test_degree_is_a_word_that_is_explained(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)

    expect(article.locator(".sure").first).to_have_text("Measured what you gave says so")


def test_unknown_is_said_to_be_unknown(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)

    row = article.get_by_role("row").filter(has_text="method")
    expect(row).to_contain_text("not known")
    expect(row).to_contain_text("Can’t be told")


def test_picture_has_question_marks_for_what_nobody_told(lab: Lab, page: Page) -> None:
    picture = diagnose(page, lab, LINE).locator("run-picture")

    expect(picture.locator(".calls .name")).to_have_text("?not known /notes")
    expect(picture.locator(".gate.stop")).to_contain_text("stops here")
    expect(picture.locator(".answers .pill")).to_have_text(
        ["no Access-Control-Allow-Origin", "other headers: not known"]
    )
    expect(picture.locator(".engine")).to_contain_text("credentials?not known")
    expect(picture.locator(".head.server b")).to_have_text("The server")


def test_request_after_a_redirect_is_drawn_with_its_own_method(lab: Lab, page: Page) -> None:
    answers = [
        {"url": f"{PAGE}/sync", "status": 302, "headers": [["Location", API]]},
        {"url": API, "status": 200},
    ]
    case = {
        "id": "expired",
        "page_origin": PAGE,
        "request": {"url": f"{PAGE}/sync", "method": "POST"},
        "responses": [{"to": "request", **answer} for answer in answers],
    }
    picture = diagnose(page, lab, json.dumps(case)).locator("run-picture")

    expect(picture.locator(".receives .name").first).to_contain_text("POST")
    expect(picture.locator(".receives .name").last).to_contain_text("GET")


def test_method_of_a_request_that_was_never_sent_is_not_made_up(lab: Lab, page: Page) -> None:
    picture = diagnose(page, lab, PREFLIGHT).locator("run-picture")

    expect(picture.locator(".never-receives .name")).to_contain_text("?not known")


def test_outcome_that_can_not_be_told_is_not_drawn(lab: Lab, page: Page) -> None:
    picture = diagnose(page, lab, API).locator("run-picture")

    expect(picture.locator(".answers .name")).to_have_text("?not known")
    expect(picture.locator(".stop, .pass")).to_have_count(0)
    expect(picture.locator(".gets")).to_have_count(0)


def test_answer_is_in_chinese_on_the_chinese_page(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE, "zh")

    expect(article.locator("h3").first).to_have_text("怎么办")
    expect(article.locator("h2")).to_contain_text(re.compile("[一-鿿]"))


def test_text_stays_in_the_address(lab: Lab, page: Page) -> None:
    diagnose(page, lab, LINE)

    page.reload()

    expect(box(page)).to_have_value(LINE)
    expect(page.locator("article")).to_have_count(1)


def test_text_goes_along_to_the_other_language(lab: Lab, page: Page) -> None:
    diagnose(page, lab, LINE)

    page.get_by_role("link", name="中文").click()

    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(box(page)).to_have_value(LINE)
    expect(page.locator("article h3").first).to_have_text("怎么办")


def test_old_address_leads_here_with_its_text(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/error/#{quote(LINE)}")

    expect(page).to_have_url(re.compile(r"/en/diagnose/#"))
    expect(box(page)).to_have_value(LINE)
    expect(page.locator("article")).to_have_count(1)


def test_parts_of_the_page_are_no_evidence(lab: Lab, page: Page) -> None:
    diagnose(page, lab, LINE)

    page.locator(".others a").first.click()

    expect(page).to_have_url(re.compile("#no-line$"))
    expect(box(page)).to_have_value(LINE)


def test_example_is_taken_by_keyboard(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/diagnose/")
    page.get_by_role("link", name="TypeError: Failed to fetch").focus()
    page.keyboard.press("Enter")

    expect(box(page)).to_have_value("Uncaught (in promise) TypeError: Failed to fetch")
    expect(page.locator("article h2")).to_contain_text("doesn’t say why")


@pytest.mark.parametrize("name", EVIDENCE)
def test_example_of_each_form_is_diagnosed(lab: Lab, page: Page, name: str) -> None:
    page.goto(f"{lab.page}/en/diagnose/#{quote(EVIDENCE[name])}")

    expect(page.locator("article h2").first).not_to_be_empty()
    expect(page.locator(".read")).to_contain_text("Read:")


def test_unknown_text_is_told_what_to_give(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/diagnose/")

    box(page).fill("hello")

    expect(page.locator(".read")).to_contain_text("Nothing in this tells of a failure yet")
    expect(page.locator("article")).to_have_count(0)


def test_emptied_box_takes_the_answer_away(lab: Lab, page: Page) -> None:
    diagnose(page, lab, LINE)

    box(page).fill("")

    expect(page.locator("article")).to_have_count(0)
    expect(page.locator(".read")).to_be_empty()
    expect(page).to_have_url(f"{lab.page}/en/diagnose/")


@pytest.mark.parametrize("hash", ["%E4%B8", "%", "<img src=x onerror=alert(1)>"])
def test_broken_address_breaks_nothing(lab: Lab, page: Page, hash: str) -> None:
    page.goto(f"{lab.page}/en/diagnose/#{hash}")

    expect(page.locator(".read")).to_contain_text("Nothing in this tells")


def test_markup_in_a_text_stays_text(lab: Lab, page: Page) -> None:
    line = LINE.replace("/notes", "/<b>x</b>")

    article = diagnose(page, lab, line)

    expect(article.locator("b").filter(has_text="x")).to_have_count(0)
    expect(article.get_by_role("row").filter(has_text="URL")).to_contain_text("/<b>x</b>")


def test_cursor_goes_below_what_is_there(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)

    article.get_by_role("button", name="Paste its answer below yours").click()
    page.keyboard.type("HTTP/1.1 404 Not Found")

    expect(box(page)).to_have_value(f"{LINE}\nHTTP/1.1 404 Not Found")


def test_answer_pasted_below_completes_what_is_known(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, LINE)
    status = article.get_by_role("row").filter(has_text="status").last
    expect(status).to_contain_text("not known")

    answer = f"$ curl -i -H 'Origin: {PAGE}' {API}\nHTTP/1.1 404 Not Found\nserver: gunicorn\n"
    box(page).fill(f"{LINE}\n{answer}")

    expect(page.get_by_role("row").filter(has_text="404")).to_contain_text("curl")


def case(id: str, url: str) -> str:
    """Return a case of a GET whose answer has no CORS headers, on one line."""
    answer = {"to": "*", "url": "*", "status": 200, "headers": []}
    return json.dumps(
        {"id": id, "page_origin": PAGE, "request": {"url": url}, "responses": [answer]}
    )


def test_several_failures_are_folded_but_the_first(lab: Lab, page: Page) -> None:
    diagnose(page, lab, f"{case('one', API)}\n{case('other', 'http://127.0.0.1:5000/')}")

    folds = page.locator("article > details")
    expect(folds).to_have_count(2)
    expect(page.locator(".read")).to_contain_text("2 requests")
    expect(folds.first).to_have_attribute("open", "")
    expect(folds.nth(1)).not_to_have_attribute("open", "")


def test_axe_finds_no_violation_in_an_answer(lab: Lab, page: Page) -> None:
    article = diagnose(page, lab, f"{PREFLIGHT}\n{OWN_SCHEME}")
    article.locator("run-picture li").first.wait_for()

    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_answer_fits_a_phone(lab: Lab, page: Page, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    diagnose(page, lab, LINE.replace("/notes", "/" + "x" * 120), language)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
