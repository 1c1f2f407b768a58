"""The workshops: what a room runs, minute by minute."""

import itertools
import os
from pathlib import Path

from frontend.course.lessons import Course, find_course
from frontend.course.workshop_length import too_long
from frontend.course.workshops import Workshop, find_workshops
from tests.unit.frontend.course.a_workshop import TIMINGS

WORKSHOPS = find_workshops(find_course())
BY_MINUTES = {workshop.minutes: workshop for workshop in WORKSHOPS}


def workshop_of(course: Course) -> Workshop:
    (workshop,) = find_workshops(course)
    return workshop


def test_there_are_three_workshops() -> None:
    assert [workshop.minutes for workshop in WORKSHOPS] == [30, 90, 180]


def test_workshops_fit_their_minutes() -> None:
    assert [fault for workshop in WORKSHOPS if (fault := too_long(workshop))] == []


def test_workshop_begins_with_the_opening_and_ends_with_the_closing() -> None:
    kinds = {minutes: [row.kind for row in each.rows] for minutes, each in BY_MINUTES.items()}

    assert all((each[0], each[-1]) == ("opening", "closing") for each in kinds.values())
    assert [each.count("break") for each in kinds.values()] == [0, 1, 2]


def test_nobody_sits_for_longer_than_an_hour() -> None:
    for workshop in WORKSHOPS:
        breaks = [row.start for row in workshop.rows if row.kind == "break"]
        moments = [0, *breaks, workshop.seconds]
        assert max(b - a for a, b in itertools.pairwise(moments)) <= 65 * 60


def test_what_may_be_left_out_makes_up_for_a_tenth() -> None:
    saved = {
        workshop.minutes: sum(
            row.change_seconds * (row.late is not None)
            + sum(step.time.seconds for step in row.steps if not step.is_kept_when_late)
            for row in workshop.rows
        )
        for workshop in WORKSHOPS
    }

    assert {minutes for minutes, seconds in saved.items() if seconds < minutes * 60 / 10} == set()


def experiments_of(minutes: int) -> set[str]:
    return {f"{step.lesson.slug}/{step.experiment.slug}" for step in BY_MINUTES[minutes].steps}


def test_longer_workshop_has_the_experiments_of_the_shorter() -> None:
    # In 180 minutes the room has made the first fix by itself before it comes to the second lesson.
    assert experiments_of(30) <= experiments_of(90)
    assert experiments_of(90) - experiments_of(180) == {"fix-with-flask-cors/read-the-notes"}


def test_plan_has_its_clock(course: Course) -> None:
    opening, cookies, failure = workshop_of(course).rows

    assert (opening.start, opening.seconds, opening.steps) == (0, 300, [])
    assert [(step.start, step.time.seconds) for step in cookies.steps] == [(300, 100), (400, 180)]
    assert (cookies.seconds, cookies.seconds_p80, cookies.change_seconds) == (280, 330, 0)
    assert (failure.start, failure.seconds, failure.change_seconds) == (580, 540, 360)


def test_plan_knows_what_is_measured(course: Course) -> None:
    assert [step.time.learners for step in workshop_of(course).steps] == [5, 0, 0]


def test_slack_is_what_the_slower_leave(course: Course) -> None:
    workshop = workshop_of(course)

    assert (workshop.seconds, workshop.seconds_p80) == (1120, 1170)
    assert (workshop.slack, workshop.fits) == (630, True)


def test_late_room_keeps_what_the_row_says(course: Course) -> None:
    kept = {step.experiment.slug: step.is_kept_when_late for step in workshop_of(course).steps}

    assert kept == {"log-in": True, "ask-with-cookies": False, "read-the-notes": False}


def test_workshop_leaves_out_a_lesson_that_cannot_be_read(course: Course) -> None:
    readable = [lesson for lesson in course.lessons if lesson.slug != "cookies"]

    workshop = workshop_of(Course(readable, {"cookies": "…"}))

    assert [row.lesson.slug for row in workshop.rows if row.lesson] == ["the-failure"]


def test_workshop_that_takes_too_long_says_by_how_much(course: Course, tmp_path: Path) -> None:
    # All but this one experiment leave 13 minutes of the 30.
    exactly, too_much = 13 * 60, 13 * 60 + 95
    said = []
    for p80 in (exactly, too_much):
        file = tmp_path / "timings.json"
        file.write_text(TIMINGS.replace("150", str(p80)), encoding="utf-8")
        os.utime(file, ns=(p80, p80))
        said.append(too_long(workshop_of(course)))

    assert said == [
        None,
        "The workshop of 30 minutes takes 31 min 35 s, 1 min 35 s too long. Its longest rows are "
        "cookies (17 min 35 s), the-failure (9 min), opening (5 min). "
        "Leave experiments out of it in frontend/lessons/workshops.toml.",
    ]
