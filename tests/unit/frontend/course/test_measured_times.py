"""Measured times: from the exports of learners' progress to timings.json."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from frontend.course import folders
from frontend.course.lessons import Course
from frontend.course.measured_times import update_timings
from frontend.course.timings import find_timings
from frontend.course.toml_tables import LessonError
from tests.unit.site_pages import LESSONS

WHOLE = Course(LESSONS, {})
READ, ADD = "the-failure/read-the-notes", "the-failure/add-a-note"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for exports, and a course in which nothing is measured."""
    monkeypatch.setattr("frontend.course.toml_tables.REPOSITORY", tmp_path)
    monkeypatch.setattr(folders, "LESSONS", tmp_path)
    (tmp_path / "timings.json").write_text("{}\n", encoding="utf-8")
    return tmp_path


def entry(seconds: int | None, when: str = "2026-11-26T10:00:00.000Z") -> dict[str, Any]:
    told = {"predicted": "readable", "right": False, "when": when}
    return told if seconds is None else {**told, "seconds": seconds}


def export(room: Path, name: str, entries: Mapping[str, Any]) -> Path:
    path = room / name
    path.write_text(json.dumps(entries), encoding="utf-8")
    return path


def exports_of(room: Path, times: list[int]) -> list[Path]:
    return [
        export(room, f"{number}.json", {READ: entry(seconds, f"2026-11-26T10:00:{number:02}Z")})
        for number, seconds in enumerate(times)
    ]


def measured(room: Path) -> Any:
    return json.loads((room / "timings.json").read_text(encoding="utf-8"))


def test_half_and_most_of_a_room_are_measured(room: Path) -> None:
    said = update_timings(exports_of(room, [90, 10, 50, 30, 70, 20, 40, 80, 100, 60]), WHOLE)

    assert measured(room) == {READ: {"learners": 10, "p50": 50, "p80": 80}}
    assert said == []
    assert find_timings()[READ].seconds_p80 == 80


def test_one_learner_is_a_measurement(room: Path) -> None:
    update_timings(exports_of(room, [84]), WHOLE)

    assert measured(room) == {READ: {"learners": 1, "p50": 84, "p80": 84}}


def test_entry_in_two_exports_counts_once(room: Path) -> None:
    early = export(room, "early.json", {READ: entry(60)})
    late = export(room, "late.json", {READ: entry(60), ADD: entry(30)})

    update_timings([early, late, late], WHOLE)

    assert [measured(room)[name]["learners"] for name in (READ, ADD)] == [1, 1]


def test_new_measurement_replaces_that_experiment_alone(room: Path) -> None:
    update_timings([export(room, "a.json", {READ: entry(60), ADD: entry(30)})], WHOLE)
    update_timings([export(room, "b.json", {READ: entry(70)})], WHOLE)

    assert [measured(room)[name]["p50"] for name in (READ, ADD)] == [70, 30]


def test_file_is_sorted_with_a_line_for_each_experiment(room: Path) -> None:
    update_timings([export(room, "a.json", {READ: entry(60), ADD: entry(30)})], WHOLE)

    assert (room / "timings.json").read_text(encoding="utf-8") == (
        "{\n"
        '  "the-failure/add-a-note": {"learners": 1, "p50": 30, "p80": 30},\n'
        '  "the-failure/read-the-notes": {"learners": 1, "p50": 60, "p80": 60}\n'
        "}\n"
    )


def test_what_tells_nothing_is_left_out_and_counted(room: Path) -> None:
    entries = {
        READ: entry(3601),
        ADD: entry(None),
        "the-failure/add-a-note-as-json": entry(0),
        "cookies/log-in": entry(3600),
        "no-such/lesson": entry(60),
    }

    said = update_timings([export(room, "a.json", entries)], WHOLE)

    assert list(measured(room)) == ["cookies/log-in"]
    assert said == [
        "a.json: entries left out: 2 of less than a second or more than an hour, "
        "1 without seconds, 1 of no experiment of this course."
    ]


def test_export_without_entries_changes_nothing(room: Path) -> None:
    assert update_timings([export(room, "a.json", {})], WHOLE) == []
    assert (room / "timings.json").read_text(encoding="utf-8") == "{}\n"


WRONG = {
    "no JSON": ("{", "bad.json: it isn't valid JSON: Expecting property name"),
    "list": ("[]", "bad.json: it is a list. It must be an object."),
    "no entry": ('{"a/b": 7}', "bad.json, a/b is 7. It must be an entry of exported progress."),
    "no moment": ('{"a/b": {"seconds": 7}}', "bad.json, a/b: when is None. Its type must be"),
    "words": (
        '{"a/b": {"when": "", "seconds": "7"}}',
        "bad.json, a/b: seconds is '7'. Its type mu",
    ),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=list(WRONG))
def test_wrong_export_says_what_is_wrong_and_writes_nothing(
    room: Path, text: str, said: str
) -> None:
    bad = room / "bad.json"
    bad.write_text(text, encoding="utf-8")

    with pytest.raises(LessonError) as wrong:
        update_timings([*exports_of(room, [84]), bad], WHOLE)

    assert str(wrong.value).startswith(said) and "\n" not in str(wrong.value)
    assert measured(room) == {}


def test_missing_export_is_named(room: Path) -> None:
    with pytest.raises(LessonError, match=r"^no\.json: No such file or directory\.$"):
        update_timings([room / "no.json"], WHOLE)
