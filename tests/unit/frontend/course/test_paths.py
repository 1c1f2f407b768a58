"""The paths through the course: which lessons they have, and what is said of a wrong file."""

import itertools
import os
from pathlib import Path

import pytest
from werkzeug.test import Client

from frontend.course import folders
from frontend.course.lessons import Course
from frontend.course.paths import find_paths
from frontend.course.toml_tables import LessonError
from tests.unit.site_pages import COURSE_PATHS, LESSONS

WHOLE = Course(LESSONS, {})
TEXTS = 'name = { en = "A", zh = "甲" }\nabout = { en = "B", zh = "乙" }\n'
PATH = f'[[paths]]\nslug = "short"\n{TEXTS}lessons = ["cookies", "the-failure"]\n'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paths.toml that a test may write, with one path in it."""
    monkeypatch.setattr("frontend.course.toml_tables.REPOSITORY", tmp_path)
    monkeypatch.setattr(folders, "LESSONS", tmp_path)
    path = tmp_path / "paths.toml"
    path.write_text(PATH, encoding="utf-8")
    return path


def test_paths_are_as_long_as_they_say() -> None:
    lengths = {path.slug: len(path.lessons) for path in COURSE_PATHS}

    assert lengths == {
        "30-minutes": 6,
        "90-minutes": 15,
        "180-minutes": 25,
        "front-end": 12,
        "flask": 20,
        "reviewer": 15,
    }


def test_shorter_path_is_part_of_the_longer_one() -> None:
    by_length = COURSE_PATHS[:3]

    for short, long in itertools.pairwise(by_length):
        shared = [lesson.slug for lesson in long.lessons if lesson in short.lessons]
        assert shared == [lesson.slug for lesson in short.lessons]


def test_path_keeps_its_own_order(file: Path) -> None:
    (path,) = find_paths(WHOLE)

    assert [lesson.slug for lesson in path.lessons] == ["cookies", "the-failure"]
    assert path.minutes == sum(lesson.minutes for lesson in path.lessons)


def test_edited_paths_are_read_again(file: Path) -> None:
    find_paths(WHOLE)

    file.write_text(PATH.replace('"cookies", ', ""), encoding="utf-8")
    os.utime(file, ns=(1, 1))

    assert [len(path.lessons) for path in find_paths(WHOLE)] == [1]


def test_path_leaves_out_a_lesson_that_cannot_be_read(file: Path) -> None:
    broken = Course([lesson for lesson in LESSONS if lesson.slug != "cookies"], {"cookies": "…"})

    (path,) = find_paths(broken)

    assert [lesson.slug for lesson in path.lessons] == ["the-failure"]


FAULTS = {
    "no lesson": (PATH.replace("the-", "teh-"), ", path 1: no lesson has the slug 'teh-failure'."),
    "twice": (PATH.replace("the-failure", "cookies"), ", path 1: the lesson 'cookies' is in it tw"),
    "same slug": (PATH * 2, ", path 2: an earlier path has the slug 'short', too."),
    "no slug": (PATH.replace("short", "../x"), ", path 1: slug is '../x'. It must be lower-case w"),
    "no Chinese": (PATH.replace(', zh = "甲"', ""), ", path 1, name: zh is None. Its type must be"),
    "unknown": (f"{PATH}minutes = 3\n", ", path 1: unknown minutes."),
    "no TOML": ("[[paths]", ": "),
    "nothing": ("", ": paths is None. Its type must be list."),
}


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=list(FAULTS))
def test_wrong_file_says_what_is_wrong(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")

    with pytest.raises(LessonError) as wrong:
        find_paths(WHOLE)

    assert str(wrong.value).startswith(f"paths.toml{said}")
    assert "\n" not in str(wrong.value)


def test_missing_file_is_named(file: Path) -> None:
    file.unlink()

    with pytest.raises(LessonError, match=r"^paths\.toml: No such file or directory\.$"):
        find_paths(WHOLE)


def test_first_page_goes_on_without_paths(site: Client, file: Path) -> None:
    file.unlink()

    home, path = site.get("/en/"), site.get("/en/paths/short/")

    assert home.status_code == 200 and "paths.toml: No such file or directory." in home.text
    assert path.status_code == 500 and "paths.toml: No such file or directory." in path.text


def test_path_that_is_none_is_not_there(site: Client) -> None:
    assert site.get("/en/paths/40-minutes/").status_code == 404
