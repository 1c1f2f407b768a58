"""Where an error can be seen: every line that browsers print leads to a fitting experiment."""

from dataclasses import replace

import pytest

from backend.whycors.evidence.diagnosis import diagnose
from frontend.course.model import Experiment, Lesson
from frontend.course.places import AT_MOST, address, places_showing
from frontend.sample_lines import CONSOLE_LINES
from tests.unit.in_process import site_of
from tests.unit.site_pages import LESSONS

MODEL = LESSONS[0]


def experiment(slug: str, reason: str | None, *shows: str) -> Experiment:
    expect = replace(MODEL.experiments[0].expect, reason=reason)
    return replace(MODEL.experiments[0], slug=slug, shows=list(shows), expect=expect)


def lesson(slug: str, *experiments: Experiment, shows: tuple[str, ...] = ()) -> Lesson:
    return replace(MODEL, slug=slug, experiments=list(experiments), shows=list(shows))


def shown(reason: str, ids: list[str], *lessons: Lesson) -> list[str]:
    return [address(place) for place in places_showing(reason, ids, lessons)]


MISSING = experiment("missing", "MissingAllowOriginHeader")
MISSING_A2 = experiment("missing-a2", "MissingAllowOriginHeader", "A2")
PREFLIGHT = experiment("preflight", "PreflightMissingAllowOriginHeader")
READABLE_A2 = experiment("readable-a2", None, "A2")
READABLE_A3 = experiment("readable-a3", None, "A3")
READABLE = experiment("readable", None)

JOINS = {
    "in the order of the course": (
        [lesson("one", MISSING), lesson("two", MISSING)],
        ["lessons/one/missing/", "lessons/two/missing/"],
    ),
    "one of a lesson": ([lesson("one", MISSING, MISSING_A2)], ["lessons/one/missing-a2/"]),
    "those that show an id only": (
        [lesson("one", MISSING), lesson("two", MISSING_A2)],
        ["lessons/two/missing-a2/"],
    ),
    "the very reason first of them": (
        [lesson("one", READABLE_A2), lesson("two", MISSING_A2)],
        ["lessons/two/missing-a2/", "lessons/one/readable-a2/"],
    ),
    "else the very reason": (
        [lesson("one", PREFLIGHT), lesson("two", MISSING)],
        ["lessons/two/missing/"],
    ),
    "else the preflight's": (
        [lesson("one", READABLE), lesson("two", PREFLIGHT)],
        ["lessons/two/preflight/"],
    ),
    "else what shows an id": (
        [lesson("one", READABLE), lesson("two", READABLE_A2)],
        ["lessons/two/readable-a2/"],
    ),
    "else the lesson that shows an id": (
        [lesson("one", READABLE, shows=("A2",)), lesson("two", READABLE)],
        ["lessons/one/"],
    ),
    "each id once before one twice": (
        [lesson("one", READABLE_A2), lesson("two", MISSING_A2), lesson("three", READABLE_A3)],
        ["lessons/two/missing-a2/", "lessons/three/readable-a3/", "lessons/one/readable-a2/"],
    ),
    "nothing": ([lesson("one", READABLE)], []),
}


@pytest.mark.parametrize(("lessons", "expected"), JOINS.values(), ids=list(JOINS))
def test_reason_leads_to_its_experiments(lessons: list[Lesson], expected: list[str]) -> None:
    assert shown("MissingAllowOriginHeader", ["A2", "A3"], *lessons) == expected


def test_preflights_reason_falls_back_on_the_others() -> None:
    lessons = [lesson("one", MISSING)]

    assert shown("PreflightMissingAllowOriginHeader", [], *lessons) == ["lessons/one/missing/"]


def test_few_are_shown_of_many() -> None:
    lessons = [lesson(f"lesson-{number}", MISSING) for number in range(AT_MOST + 1)]

    assert len(shown("MissingAllowOriginHeader", [], *lessons)) == AT_MOST


def test_lesson_that_tells_of_it_is_named() -> None:
    answer = site_of().get("/en/shown.json?reason=MixedContent&id=A34")

    assert answer.json == [
        {
            "path": "/en/lessons/never-left/",
            "name": "Scheme, port and mode",
            "within": "When it isn’t CORS",
        }
    ]


def test_most_famous_line_leads_to_the_failure() -> None:
    (line,) = diagnose(next(iter(CONSOLE_LINES.values())), "en")["diagnoses"]

    answer = site_of().get(
        "/zh/shown.json", query_string={"reason": line["reason"], "id": line["covers"]}
    )

    assert answer.json is not None
    assert answer.json[0]["path"] == "/zh/lessons/the-failure/read-the-notes/"


@pytest.mark.parametrize("query", ["", "?reason=%3Cscript%3E", "?id=A1&reason="])
def test_strange_question_gets_a_list(query: str) -> None:
    answer = site_of().get(f"/en/shown.json{query}")

    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert isinstance(answer.json, list)
