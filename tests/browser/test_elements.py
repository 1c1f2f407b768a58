"""The lanes tell what elements and forms load, and what the browser takes from its cache."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from scripts.running_lab import Lab, running_lab
from tests.browser.client_code import (
    ASKED,
    ASKS,
    LOAD_SCRIPT,
    LOADS,
    READS,
    explained,
    told,
)
from tests.browser.conftest import Console, copied_lab

SCENARIO = """
from flask import Flask, Response, request
from flask_cors import CORS

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def create_app():
    app = Flask(__name__)
    CORS(app, resources=r'/open/.*')

    @app.get('/logo.svg')
    @app.get('/open/logo.svg')
    def show_logo():
        return Response(LOGO, mimetype='image/svg+xml')

    @app.get('/settings.js')
    def show_settings():
        return Response('window.settings = 1', mimetype='text/javascript')

    @app.get('/events')
    @app.get('/open/events')
    def show_events():
        return Response('data: tick\\n\\n', mimetype='text/event-stream')

    @app.post('/form')
    def take_form():
        return 'thank you'

    @app.get('/pinned.svg')
    def show_pinned():
        pinned = {'Access-Control-Allow-Origin': 'http://elsewhere.example'}
        return Response(LOGO, headers=pinned, mimetype='image/svg+xml')

    # Shared with whoever asked first, without Vary, and kept by the browser.
    @app.get('/kept.svg')
    def show_kept():
        response = Response(LOGO, mimetype='image/svg+xml')
        response.headers['Cache-Control'] = 'max-age=600'
        if 'Origin' in request.headers:
            response.headers['Access-Control-Allow-Origin'] = request.headers['Origin']
        return response

    return app
"""
IMAGE = """const load = (path, cors) => new Promise((resolve, reject) => {
  const image = new Image()
  if (cors) image.crossOrigin = 'anonymous'
  image.onload = () => resolve(image)
  image.onerror = () => reject(new Error('no image'))
  image.src = api + path
});
"""
LISTEN = """await new Promise((resolve, reject) => {
  const source = new EventSource(api + '%s')
  source.onmessage = () => resolve(source.close())
  source.onerror = () => reject(new Error(source.close()))
})"""
FORM = """
  const frame = Object.assign(document.createElement('iframe'), { name: 'answer' })
  const form = Object.assign(document.createElement('form'), { method: 'post', target: 'answer' })
  form.action = api + '/form'
  document.body.append(frame, form)
  form.submit()
  await new Promise((resolve) => frame.addEventListener('load', resolve))"""

ELEMENTS = {
    "image": (IMAGE + "await load('/logo.svg')", [*LOADS, "browser uses"], "opaque"),
    "cors-image": (
        IMAGE + "await load('/open/logo.svg', true)",
        [*LOADS, "browser hands-over"],
        "readable",
    ),
    "refused-image": (
        IMAGE + "await load('/logo.svg', true)",
        [*LOADS, "browser keeps"],
        "blocked",
    ),
    "tainted-canvas": (
        IMAGE + "const canvas = document.createElement('canvas');"
        "canvas.getContext('2d').drawImage(await load('/logo.svg'), 0, 0); canvas.toDataURL()",
        [*LOADS, "browser uses"],
        "blocked",
    ),
    "script": (f"{LOAD_SCRIPT}; return window.settings", [*LOADS, "browser uses"], "opaque"),
    "form": (FORM, ["browser navigates", *READS[2:], "browser uses"], "opaque"),
    "events": (LISTEN % "/open/events", [*LOADS, "browser hands-over"], "readable"),
    "refused-events": (LISTEN % "/events", [*LOADS, "browser keeps"], "blocked"),
    "image-before-fetch": (
        IMAGE + "await load('/logo.svg'); await fetch(api + '/open/logo.svg')",
        [*LOADS, "browser uses", *ASKED, "browser hands-over", "js gets"],
        "readable",
    ),
    "fetch-before-image": (
        IMAGE + "await fetch(api + '/open/logo.svg'); await load('/logo.svg')",
        [*ASKED, "browser hands-over", "js gets", *LOADS, "browser uses"],
        "readable",
    ),
}
KEPT = ["js calls", "browser reuses"]
CACHED = {
    "fetch-twice": (
        "for (const n of [1, 2]) await fetch(api + '/kept.svg')",
        [*ASKED, "browser hands-over", "js gets", *KEPT, "browser hands-over", "js gets"],
        "readable",
    ),
    "image-then-fetch": (
        IMAGE + "await load('/kept.svg'); await fetch(api + '/kept.svg')",
        [*LOADS, "browser uses", *KEPT, "browser keeps", "js gets"],
        "blocked",
    ),
    "refused-preflight": (
        "await fetch(api + '/kept.svg');"
        "await fetch(api + '/kept.svg', { headers: { 'X-Own': '1' } })",
        [*ASKED, "browser hands-over", "js gets", *ASKS, "browser never-sends",
         "flask never-receives", "js gets"],
        "not-sent",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A lab that has the scenario `with_files`, too."""
    root = copied_lab(tmp_path_factory.mktemp("lab"))
    (root / "backend/scenarios/with_files.py").write_text(SCENARIO, encoding="utf-8")
    with running_lab(root) as running:
        yield running


@pytest.mark.parametrize(("source", "events", "outcome"), ELEMENTS.values(), ids=list(ELEMENTS))
def test_element_is_told_and_judged(
    lab: Lab, page: Page, console: Console, source: str, events: list[str], outcome: str
) -> None:
    story = told(page, lab, source, "with_files")

    assert (story["events"], story["outcome"]) == (events, outcome)


@pytest.mark.parametrize(("source", "events", "outcome"), CACHED.values(), ids=list(CACHED))
def test_kept_answer_is_told_as_such(
    lab: Lab, page: Page, console: Console, source: str, events: list[str], outcome: str
) -> None:
    story = told(page, lab, source, "with_files")

    assert (story["events"], story["outcome"]) == (events, outcome)


EXPLAINED = {name: source for name, (source, _, _) in (ELEMENTS | CACHED).items()}
EXPLAINED["wrong-origin-image"] = IMAGE + "await load('/pinned.svg', true)"


@pytest.mark.parametrize("source", EXPLAINED.values(), ids=list(EXPLAINED))
def test_explanation_agrees_with_the_browser(
    lab: Lab, page: Page, console: Console, source: str
) -> None:
    explanations = explained(page, lab, source, "with_files")

    assert [each["disagreements"] for each in explanations] == [[]] * len(explanations)
    lines = [each["console"]["chromium"] for each in explanations]
    assert console.cors_lines == [line for line in lines if line]


def test_kept_answer_is_explained_by_the_one_who_asked_for_it(
    lab: Lab, page: Page, console: Console
) -> None:
    source, _, _ = CACHED["image-then-fetch"]

    (explanation,) = explained(page, lab, source, "with_files")

    assert explanation["reason"] == "MissingAllowOriginHeader"
    assert explanation["change"] is None
