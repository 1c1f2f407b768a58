"""The page "Your own app": how to start the check, the plugin and the watch in a project."""

from collections.abc import Callable

from flask import Flask
from flask.typing import ResponseReturnValue

from frontend.course.lessons import find_lessons

PATH = "your-own-app/"
#: The lesson on tests that look at a header.
LESSON = "my-test-passes"
TEST = """\
def test_only_my_page_changes_notes(cors):
    page = cors.page("http://localhost:3000")
    page.may_read("PUT", "/notes/1", json={"text": "Buy bread"})
    cors.nobody_else_may_read("/notes/1")
    cors.nobody_else_may_write("PUT", "/notes/1", json={"text": "Buy milk"})
"""
WATCHED = """\
from whycors.flask_apps.watch import watched

app.wsgi_app = watched(app.wsgi_app)
"""


def serve_own_app_page(site: Flask, page: Callable[..., str]) -> None:
    """Add the page; `page` renders one from its template, its language, its path and its values."""

    @site.get(f"/<language:language>/{PATH}")
    def your_own_app(language: str) -> ResponseReturnValue:
        lesson = next((lesson for lesson in find_lessons() if lesson.slug == LESSON), None)
        values = {"test": TEST, "watched": WATCHED, "lesson": lesson}
        return page("your-own-app.html", language, PATH, **values)
