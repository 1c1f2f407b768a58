"""The tests that a lesson and the page "Your own app" show do what is said of them."""

import re
from types import FunctionType
from typing import Any

import pytest
from flask import Flask
from flask_cors import CORS
from werkzeug.test import Client

from backend.lab.scenarios import find_scenarios
from backend.notes import notes
from backend.whycors.flask_apps.claims import Cors
from frontend.course.lessons import find_lessons
from frontend.own_app_page import LESSON, TEST, WATCHED
from scripts.running_lab import ROOT

SCENARIOS = find_scenarios()
[COMPARING] = [lesson for lesson in find_lessons() if lesson.slug == LESSON]
REFUSED = {
    "methods_get_post": "does not allow the method `PUT`",
    "guard_before_request": "answered the preflight with status `401`",
}


def shown_in(language: str) -> list[str]:
    """Return the Python that the lesson shows: the test of a header, and that of a page."""
    [file] = (ROOT / "frontend/lessons").glob(f"*/*-{LESSON}/{language}.md")
    return re.findall(r"^```python\n(.*?)^```", file.read_text(encoding="utf-8"), re.S | re.M)


def run_test(code: str, app: Flask) -> None:
    """Run the one test that is defined in the code, its fixture `cors` being about the app."""
    defined: dict[str, Any] = {}
    exec(code, defined)
    [test] = [value for value in defined.values() if isinstance(value, FunctionType)]
    test(Cors(app))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_test_of_a_header_passes_with_each_api(language: str) -> None:
    of_header, _ = shown_in(language)

    for experiment in COMPARING.experiments:
        exec(of_header, {"client": Client(SCENARIOS[experiment.scenario].create_app())})


@pytest.mark.parametrize("language", ["en", "zh"])
def test_test_of_a_page_passes_where_the_page_gets_its_answer(language: str) -> None:
    _, of_page = shown_in(language)

    for experiment in COMPARING.experiments:
        app = SCENARIOS[experiment.scenario].create_app()
        if experiment.scenario in REFUSED:
            with pytest.raises(AssertionError, match=REFUSED[experiment.scenario]):
                run_test(of_page, app)
        else:
            run_test(of_page, app)


def test_claims_on_the_page_hold_for_one_page_and_not_for_all() -> None:
    def app_for(origins: str) -> Flask:
        app = Flask(__name__)
        app.register_blueprint(notes)
        CORS(app, origins=origins)
        return app

    run_test(TEST, app_for("http://localhost:3000"))
    with pytest.raises(AssertionError):
        run_test(TEST, app_for("*"))


def test_line_that_watches_is_one_that_can_be_written() -> None:
    app = Flask(__name__)

    exec(WATCHED.replace("from whycors", "from backend.whycors"), {"app": app})

    assert Client(app).get("/").status_code == 404
