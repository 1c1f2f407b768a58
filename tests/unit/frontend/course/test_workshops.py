"""The workshops: what a room runs, minute by minute, and what is said of a wrong file."""

import itertools
import os
from pathlib import Path

import pytest

from frontend.course import folders
from frontend.course.lessons import Course, find_course
from frontend.course.toml_tables import LessonError
from frontend.course.workshop_length import too_long
from frontend.course.workshops import Workshop, find_workshops

WORKSHOPS = find_workshops(find_course())
BY_MINUTES = {workshop.minutes: workshop for workshop in WORKSHOPS}
PATHS = """
[[paths]]
slug = "short"
name = { en = "A", zh = "甲" }
about = { en = "B", zh = "乙" }
lessons = ["cookies", "the-failure"]
"""
SHORT = """
[[workshops]]
minutes = 30
path = "short"
[[workshops.rows]]
kind = "opening"
minutes = 5
[[workshops.rows]]
kind = "lesson"
lesson = "cookies"
experiments = ["log-in", "ask-with-cookies"]
late = "shorten"
keep = ["log-in"]
[[workshops.rows]]
kind = "lesson"
lesson = "the-failure"
experiments = ["read-the-notes"]
change = true
minutes = 6
late = "skip"
"""
TIMINGS = '{"cookies/log-in": {"learners": 5, "p50": 100, "p80": 150}}'


@pytest.fixture
def course(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Course:
    """The whole course, with a workshop on two of its lessons; nothing in it has notes."""
    whole = find_course()
    monkeypatch.setattr("frontend.course.toml_tables.REPOSITORY", tmp_path)
    monkeypatch.setattr(folders, "LESSONS", tmp_path)
    for name, text in {
        "paths.toml": PATHS,
        "workshops.toml": SHORT,
        "timings.json": TIMINGS,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return whole


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


def replaced(old: str, new: str) -> str:
    assert old in SHORT
    return SHORT.replace(old, new, 1)


ROW_2, ROW_3 = ", workshop 1, row 2: ", ", workshop 1, row 3: "
FAULTS = {
    "length": (replaced("30", "45"), ", workshop 1: minutes is 45. It must be one of 30, 90, 180."),
    "twice": (SHORT * 2, ", workshop 2: an earlier workshop has 30 minutes."),
    "no path": (replaced('"short"', '"long"'), ", workshop 1: path is 'long'. It must be one of s"),
    "kind": (replaced('"opening"', '"talk"'), ", workshop 1, row 1: kind is 'talk'. It must be on"),
    "no minutes": (replaced("minutes = 5", ""), ", workshop 1, row 1: minutes is None. Its type"),
    "no time": (
        replaced("= 5", "= 0"),
        ", workshop 1, row 1: minutes is 0. It must be at least 1.",
    ),
    "unknown": (
        replaced("minutes = 5", "minutes = 5\nroom = 1"),
        ", workshop 1, row 1: unknown ro",
    ),
    "minutes of a lesson": (replaced("change = true", ""), f"{ROW_3}unknown minutes."),
    "no experiments": (replaced('["read-the-notes"]', "[]"), f"{ROW_3}experiments is []. It must"),
    "no experiment": (
        replaced('["read-the-notes"]', '["read"]'),
        f"{ROW_3}the-failure has no experiment 'read'. It must be one of read-the-notes, add-a-no",
    ),
    "experiment twice": (
        replaced('"log-in", "ask-with-cookies"', '"log-in", "log-in"'),
        f"{ROW_2}experiments is ['log-in', 'log-in']. It must be some of",
    ),
    "late": (
        replaced('"skip"', '"run"'),
        f"{ROW_3}late is 'run'. It must be one of skip, sh",
    ),
    "keeps nothing": (replaced('keep = ["log-in"]', ""), f"{ROW_2}keep is None. Its type must be"),
    "keeps all": (
        replaced('keep = ["log-in"]', 'keep = ["log-in", "ask-with-cookies"]'),
        f"{ROW_2}keep is ['log-in', 'ask-with-cookies']. It must leave out something",
    ),
    "keeps another": (
        replaced('keep = ["log-in"]', 'keep = ["run"]'),
        f"{ROW_2}keep is ['run']. It must be some of log-in, ask-with-cookies, in or",
    ),
    "keeps when skipped": (replaced('"shorten"', '"skip"'), f"{ROW_2}unknown keep."),
    "another lesson": (
        replaced('"cookies"', '"the-attack"'),
        ", workshop 1: lesson 1 is 'the-attack'. It must be 'cookies', as in the path short.",
    ),
    "one lesson less": (
        SHORT.partition('[[workshops.rows]]\nkind = "lesson"\nlesson = "the-f')[0],
        ", workshop 1: lesson 2 is None. It must be 'the-failure', as in the path short.",
    ),
    "no TOML": ("[[workshops]", ": "),
}


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=list(FAULTS))
def test_wrong_file_says_what_is_wrong(
    course: Course, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "workshops.toml").write_text(text, encoding="utf-8")

    with pytest.raises(LessonError) as wrong:
        find_workshops(course)

    assert str(wrong.value).startswith(f"workshops.toml{said}")
    assert "\n" not in str(wrong.value)


WRONG_TIMINGS = {
    "no JSON": ("{", "timings.json: it isn't valid JSON: Expecting property name"),
    "list": ("[]", "timings.json: it is a list. It must be an object."),
    "no number": (
        TIMINGS.replace("150", '"2 min"'),
        "timings.json, cookies/log-in: p80 is '2 min'. Its type must be int.",
    ),
    "nobody": (TIMINGS.replace("5,", "0,", 1), "timings.json, cookies/log-in: learners is 0. It m"),
    "p80 too small": (
        TIMINGS.replace("150", "99"),
        "timings.json, cookies/log-in: p80 is 99. It must be at least p50, 100.",
    ),
}


@pytest.mark.parametrize(("text", "said"), WRONG_TIMINGS.values(), ids=list(WRONG_TIMINGS))
def test_wrong_timings_say_what_is_wrong(
    course: Course, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "timings.json").write_text(text, encoding="utf-8")

    with pytest.raises(LessonError) as wrong:
        find_workshops(course)

    assert str(wrong.value).startswith(said) and "\n" not in str(wrong.value)


def test_change_that_no_page_checks_is_refused(course: Course, tmp_path: Path) -> None:
    for name, slug in {"paths.toml": "checklist", "workshops.toml": "checklist"}.items():
        file = tmp_path / name
        file.write_text(file.read_text(encoding="utf-8").replace("the-failure", slug), "utf-8")
    text = (tmp_path / "workshops.toml").read_text(encoding="utf-8")
    (tmp_path / "workshops.toml").write_text(text.replace("read-the-notes", "before"), "utf-8")

    with pytest.raises(LessonError, match=r"row 3: change is true\. checklist has no \[change\]"):
        find_workshops(course)
