"""A workshop that can't be read: what is said of a wrong file, in one line."""

from pathlib import Path

import pytest

from frontend.course.lessons import Course
from frontend.course.toml_tables import LessonError
from frontend.course.workshops import find_workshops
from tests.unit.frontend.course.a_workshop import SHORT, TIMINGS, notes_file


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


def test_experiment_without_notes_is_refused(course: Course, tmp_path: Path) -> None:
    (cookies,) = (lesson for lesson in course.lessons if lesson.slug == "cookies")
    notes_file(tmp_path, cookies).unlink()

    with pytest.raises(LessonError) as wrong:
        find_workshops(course)

    assert str(wrong.value) == (
        "workshops.toml, workshop 1, row 2: cookies/log-in has no teaching notes. "
        "It must have [experiments.log-in] in its teaching.toml."
    )
