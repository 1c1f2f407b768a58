"""The lesson's page explains a run: the gate, the steps, the console, and where it is wrong."""

import json

import pytest
from playwright.sync_api import Page, expect

from scripts.running_lab import Lab
from tests.browser.client_code import console_lines, draw_disagreement, story_of
from tests.browser.conftest import Console
from tests.browser.lesson_runs import run

READ = "/en/lessons/the-failure/read-the-notes/"
ADD_AS_JSON = "/en/lessons/the-failure/add-a-note-as-json/"

XHR = """await new Promise((resolve) => {
  const xhr = new XMLHttpRequest()
  xhr.open(%s)
  xhr.onloadend = resolve
  %s
})"""

CLIENTS = {
    "get": ("await fetch(api + '/notes')", "flask_cors"),
    "method in lower case": ("await fetch(api + '/notes/1', {method: 'delete'})", "flask_cors"),
    "patch": ("await fetch(api + '/notes/1', {method: 'patch'})", "after_request"),
    "no-cors": ("await fetch(api + '/notes', {mode: 'no-cors'})", "no_cors"),
    "same-origin mode": ("await fetch(api + '/notes', {mode: 'same-origin'})", "no_cors"),
    "forbidden method": ("await fetch(api + '/notes', {method: 'TRACE'})", "no_cors"),
    "header's name": ("await fetch(api + '/notes', {headers: {'a b': '1'}})", "no_cors"),
    "forbidden header": ("await fetch(api + '/notes', {headers: {Host: 'x'}})", "flask_cors"),
    "a Request": (
        "await fetch(new Request(api + '/notes', {method: 'POST', body: '{}'}))",
        "flask_cors",
    ),
    "form data": (
        "await fetch(api + '/notes', {method: 'POST', body: new FormData()})",
        "flask_cors",
    ),
    "json blob": (
        "await fetch(api + '/notes', {method: 'POST',"
        " body: new Blob(['{}'], {type: 'application/json'})})",
        "flask_cors",
    ),
    "bytes": (
        "await fetch(api + '/notes', {method: 'POST', body: new Uint8Array(2)})",
        "no_cors",
    ),
    "a redirect": ("await fetch(api + '/notes/', {redirect: 'manual'})", "flask_cors"),
    "two at once": (
        "await Promise.all(['/notes', '/me'].map((path) => fetch(api + path)))",
        "flask_cors",
    ),
    "preflight remembered": (
        "for (const n of [1, 2]) await fetch(api + '/notes/1', {method: 'DELETE'})",
        "flask_cors",
    ),
    "xhr": (XHR % ("'GET', api + '/notes'", "xhr.send()"), "flask_cors"),
    "xhr blocked": (XHR % ("'GET', api + '/notes'", "xhr.send()"), "no_cors"),
    "xhr with credentials": (
        XHR % ("'GET', api + '/notes'", "xhr.withCredentials = true; xhr.send()"),
        "session_one_origin",
    ),
    "xhr upload listener": (
        XHR % ("'POST', api + '/notes'", "xhr.upload.onprogress = () => {}; xhr.send('text')"),
        "no_cors",
    ),
    "xhr upload event": (
        XHR
        % (
            "'POST', api + '/notes'",
            "xhr.upload.addEventListener('load', () => {}); xhr.send('text')",
        ),
        "flask_cors",
    ),
    "xhr header": (
        XHR % ("'PUT', api + '/notes/1'", "xhr.setRequestHeader('X-A', '1'); xhr.send('{}')"),
        "after_request",
    ),
}


@pytest.mark.parametrize(("source", "scenario"), CLIENTS.values(), ids=CLIENTS)
def test_explanation_agrees_with_the_browser(
    lab: Lab, page: Page, console: Console, source: str, scenario: str
) -> None:
    console.expected = ("Fetch API cannot load", "the server responded with a status of")

    story = story_of(page, lab, source, scenario)

    assert any(call["explanation"] for call in story["calls"])
    assert story["disagreements"] == []
    assert console.cors_lines == [line for line in console_lines(story) if "CORS policy" in line]


@pytest.mark.parametrize("scenario", ["no_cors", "session_one_origin"])
@pytest.mark.parametrize("api", ["proxy", "ip", "subdomain"])
def test_explanation_agrees_under_every_name_of_the_api(
    lab: Lab, page: Page, console: Console, api: str, scenario: str
) -> None:
    source = "await fetch(api + '/notes', { credentials: 'include' })"

    story = story_of(page, lab, source, scenario, api)

    assert story["disagreements"] == []
    readable = api == "proxy" or scenario == "session_one_origin"
    assert story["outcome"] == ("readable" if readable else "blocked")


def test_gate_stands_where_the_browser_refused(lab: Lab, page: Page) -> None:
    page.goto(lab.page + READ)

    run(page, "blocked")

    gate = page.locator("run-picture li.keeps .gate")
    expect(gate).to_contain_text("CORS check, step 2")
    expect(gate).to_have_attribute("data-reason", "MissingAllowOriginHeader")
    expect(gate.locator("a")).to_have_attribute(
        "href", "https://fetch.spec.whatwg.org/#concept-cors-check"
    )


def test_refused_preflight_has_its_gate_before_the_request(lab: Lab, page: Page) -> None:
    page.goto(lab.page + ADD_AS_JSON)

    run(page, "not-sent")

    gate = page.locator("run-picture li.never-sends .gate")
    expect(gate).to_have_attribute("data-reason", "PreflightMissingAllowOriginHeader")


def test_only_the_failing_step_is_open(lab: Lab, page: Page) -> None:
    page.goto(lab.page + READ)
    run(page, "blocked")

    page.locator(".steps > summary").click()

    steps = page.locator(".steps li")
    assert steps.count() >= 3
    expect(page.locator(".steps li.failed details[open]")).to_have_count(1)
    expect(page.locator(".steps li.passed details[open]")).to_have_count(0)
    expect(steps.last).to_have_class("failed")


def test_lines_of_the_other_browsers_unfold(lab: Lab, page: Page) -> None:
    page.goto(lab.page + READ)
    run(page, "blocked")

    page.locator(".consoles summary", has_text="Safari").click()

    safaris = page.locator('.consoles [data-browser="safari"]')
    expect(safaris.locator("pre")).to_contain_text(
        "is not allowed by Access-Control-Allow-Origin. Status code: 200\nFetch API cannot load "
    )
    expect(safaris).to_contain_text("Measured in WebKitGTK")
    expect(page.locator('.consoles details [data-browser="firefox"]')).to_be_hidden()


def test_disagreement_is_said_and_can_be_copied(lab: Lab, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    draw_disagreement(lab, page)

    note = page.locator(".disagreement")
    expect(note).to_contain_text("the outcome: computed network-error, observed readable")
    note.locator("button").click()
    expect(note.locator("button")).to_have_text("Copied")
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert copied["request"]["url"].endswith("/notes")
    assert copied["responses"][0]["status"] == 200
