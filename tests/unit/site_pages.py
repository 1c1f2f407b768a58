"""The pages of the front end's site, and what is in them."""

import functools
import json
import re
from html.parser import HTMLParser
from typing import Any

from werkzeug.test import TestResponse

from frontend.course.lessons import find_course, find_lessons
from frontend.course.paths import find_paths
from frontend.course.workshops import find_workshops
from frontend.origins import ORIGIN_KINDS
from tests.unit.in_process import site_of

LESSONS = find_lessons()
COURSE_PATHS = find_paths(find_course())
WORKSHOPS = find_workshops(find_course())
EXPERIMENTS = [(lesson, experiment) for lesson in LESSONS for experiment in lesson.experiments]
#: Lessons and experiments with their names in an address, for the report on many of them.
NAMED_LESSONS = [(lesson.slug, lesson) for lesson in LESSONS]
NAMED_EXPERIMENTS = [
    (f"{lesson.slug}/{experiment.slug}", (lesson, experiment)) for lesson, experiment in EXPERIMENTS
]
VISITS = [f"visit/{kind}/" for kind in ORIGIN_KINDS if kind != "page"]
PATHS = [
    "",
    "notes/",
    "diagnose/",
    "flask-cors-options/",
    "your-own-app/",
    *VISITS,
    "workshop/",
    *(f"workshop/{workshop.minutes}/" for workshop in WORKSHOPS),
    *(f"workshop/{workshop.minutes}/presenter/" for workshop in WORKSHOPS),
    *(f"paths/{path.slug}/" for path in COURSE_PATHS),
    *{f"review/{lesson.chapter.slug}/": lesson for lesson in LESSONS},
    *(f"lessons/{lesson.slug}/{experiment.slug}/" for lesson, experiment in EXPERIMENTS),
]


class Page(HTMLParser):
    """A page's language, the addresses in it, and which of them a browser loads by itself."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.language: str | None = None
        self.addresses: list[str] = []
        self.loaded: list[str] = []
        self.scripts = 0
        self.answered = (response.status_code, response.mimetype)
        self.text = response.text
        self.feed(self.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "html":
            self.language = values["lang"]
        self.scripts += tag == "script"
        named = [value for name in ("href", "src") if (value := values.get(name))]
        self.addresses += named
        self.loaded += [] if tag == "a" else named

    def data(self, name: str) -> Any:
        """Return the data that the page holds for its scripts under the id `name`."""
        start = f'<script id="{name}" type="application/json">'
        (text,) = re.findall(f"{start}(.*?)</script>", self.text, re.DOTALL)
        return json.loads(text)


@functools.cache
def answer_of(path: str) -> TestResponse:
    """Return the site's answer to GET. It is rendered once, for all tests."""
    return site_of().get(path)


@functools.cache
def page_of(language: str, path: str) -> Page:
    """Return a page of PATHS."""
    return Page(answer_of(f"/{language}/{path}"))
