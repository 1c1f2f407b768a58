"""What becomes of a run's story in the answer key. Browser tests hold the key itself to runs."""

from typing import Any

import pytest

from frontend.course.answers import RUN, Answer
from frontend.course.lessons import find_lessons
from frontend.course.toml_tables import LessonError
from scripts.rehearsing.told import answer_of
from scripts.running_lab import Lab

EXPERIMENT = find_lessons()[0].experiments[0]
LAB = Lab((40001, 40002, 40003))
ID = "0123456789abcdef0123456789abcdef"
URL = f"http://localhost:40001/runs/{ID}/no_cors/notes"


def story(**changed: Any) -> dict[str, Any]:
    told = {
        "record": {"id": ID, "scenario": "no_cors"},
        "outcome": "blocked",
        "facts": ["blocked", "reason: MissingAllowOriginHeader"],
        "verdict": {"id": "outcome.blocked.view", "values": {"view": "f()", "status": "200"}},
        "reason": None,
        "events": [],
        "calls": [],
    }
    return told | changed


def call(**change: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {"advices": [], "headers": [], "hunks": None}
    return {"explanation": {"change": nothing | change, "steps": []}}


def answer(told: dict[str, Any], javascript: str = "", *console: str) -> Answer:
    return answer_of(LAB, EXPERIMENT, {"en": told, "zh": told}, javascript, console)


def test_ports_and_run_are_everybodys() -> None:
    told = answer(story(), f"at {URL}", f"from http://localhost:40002 to {URL}")

    assert told.javascript == f"at http://localhost:5001/runs/{RUN}/no_cors/notes"
    assert told.console == [f"from http://localhost:8000 to {told.javascript[3:]}"]


def test_fix_is_the_advice_and_the_new_lines_without_imports() -> None:
    lines = ["from flask_cors import CORS", "    CORS(app)  # type: ignore[call-arg]"]
    hunk = [{"change": "+", "tokens": [["", line]]} for line in lines]
    removed = {"change": "-", "tokens": [["", "pass"]]}
    told = story(calls=[call(advices=["Do it."], headers=["Never."], hunks=[[removed, *hunk]])])

    assert answer(told).fix == {"en": "Do it. `CORS(app)`", "zh": "Do it. `CORS(app)`"}


def test_fix_without_lines_or_advice_is_the_headers() -> None:
    fix = answer(story(calls=[call(headers=[f"To `{URL}`, say so."])])).fix

    assert fix and fix["en"] == "To `http://localhost:5001/notes`, say so."


def test_run_that_makes_no_choice_right_is_refused() -> None:
    told = story(facts=["opaque"])

    with pytest.raises(LessonError, match=r"^read-the-notes: one choice .+ it is none\. The facts"):
        answer(told)
