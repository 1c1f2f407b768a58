"""The page "flask-cors options": its table comes from the API, the links to lessons from here."""

from collections.abc import Callable

from flask import Flask
from flask.typing import ResponseReturnValue

from frontend.course.lessons import lessons_by_option

PATH = "flask-cors-options/"


def serve_options_page(site: Flask, page: Callable[..., str]) -> None:
    """Add the page; `page` renders one from its template, its language, its path and its values."""

    @site.get(f"/<language:language>/{PATH}")
    def flask_cors_options(language: str) -> ResponseReturnValue:
        by_option = lessons_by_option()
        return page("flask-cors-options.html", language, PATH, lessons_by_option=by_option)
