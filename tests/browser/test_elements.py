"""What elements and forms load, and what the browser takes from its cache, is told as it was.

A real browser shows that it says of its requests what the story goes by. The other cases are in
tests/unit/lab/test_join.py.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from scripts.running_lab import Lab, running_lab
from tests.browser.client_code import (
    ASKS,
    LOAD_SCRIPT,
    LOADS,
    READS,
    console_lines,
    events_of,
    story_of,
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

# What it does, how it is told and how it ends.
LOADED = {
    "image with CORS, refused": (
        IMAGE + "await load('/pinned.svg', true)",
        [*LOADS, "browser keeps"],
        "blocked",
    ),
    "script": (f"{LOAD_SCRIPT}; return window.settings", [*LOADS, "browser uses"], "opaque"),
    "form": (FORM, ["browser navigates", *READS[2:], "browser uses"], "opaque"),
    "event stream": (LISTEN % "/open/events", [*LOADS, "browser hands-over"], "readable"),
    "event stream, refused": (LISTEN % "/events", [*LOADS, "browser keeps"], "blocked"),
    "call, then image": (
        IMAGE + "await fetch(api + '/open/logo.svg'); await load('/logo.svg')",
        [*READS, "browser hands-over", "js gets", *LOADS, "browser uses"],
        "readable",
    ),
    "refused preflight of what is kept": (
        "await fetch(api + '/kept.svg');"
        "await fetch(api + '/kept.svg', { headers: { 'X-Own': '1' } })",
        [*READS, "browser hands-over", "js gets", *ASKS, "browser never-sends",
         "server never-receives", "js gets"],
        "not-sent",
    ),
}  # fmt: skip
IMAGE_THEN_FETCH = IMAGE + "await load('/kept.svg'); await fetch(api + '/kept.svg')"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A lab that has the scenario `with_files`, too."""
    root = copied_lab(tmp_path_factory.mktemp("lab"))
    (root / "backend/scenarios/with_files.py").write_text(SCENARIO, encoding="utf-8")
    with running_lab(root) as running:
        yield running


@pytest.mark.parametrize(("source", "events", "outcome"), LOADED.values(), ids=LOADED)
def test_what_is_loaded_is_told_and_explained(
    lab: Lab, page: Page, console: Console, source: str, events: list[str], outcome: str
) -> None:
    story = story_of(page, lab, source, "with_files")

    assert (events_of(story), story["outcome"]) == (events, outcome)
    assert story["disagreements"] == []
    assert console.cors_lines == console_lines(story)


def test_kept_answer_is_explained_by_the_one_who_asked_for_it(
    lab: Lab, page: Page, console: Console
) -> None:
    story = story_of(page, lab, IMAGE_THEN_FETCH, "with_files")

    kept = ["js calls", "browser reuses", "browser keeps", "js gets"]
    assert events_of(story) == [*LOADS, "browser uses", *kept]
    assert story["disagreements"] == []
    (explanation,) = [call["explanation"] for call in story["calls"] if call["explanation"]]
    assert explanation["reason"] == "MissingAllowOriginHeader"
    assert explanation["change"] is None
