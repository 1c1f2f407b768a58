"""The course meets every confusion and claim of tests/CONFUSIONS.md, and names no other."""

import re
from collections import Counter

from frontend.course.lessons import find_lessons
from scripts.running_lab import ROOT

FOLDERS = ("backend", "frontend", "scripts", "tests")
LIST = ROOT / "tests" / "CONFUSIONS.md"
ID = r"(?:[ABCG][1-9]\d?|claim-[1-9]\d?)"
ROWS = re.findall(rf"^\| ({ID}) \|", LIST.read_text("utf-8"), re.MULTILINE)
SHOWN = {
    shown
    for lesson in find_lessons()
    for shows in (lesson.shows, *(experiment.shows for experiment in lesson.experiments))
    for shown in shows
}


def test_each_id_has_one_row() -> None:
    assert [id for id, count in Counter(ROWS).items() if count > 1] == []


def test_ids_of_a_kind_are_numbered_from_one() -> None:
    numbers: dict[str, list[int]] = {}
    for id in ROWS:
        kind = id.rstrip("0123456789")
        numbers.setdefault(kind, []).append(int(id.removeprefix(kind)))

    assert set(numbers) == {"A", "B", "C", "G", "claim-"}
    assert [k for k, found in numbers.items() if found != list(range(1, len(found) + 1))] == []


def test_every_id_is_shown() -> None:
    assert set(ROWS) - SHOWN == set()


def test_every_id_named_in_the_repository_is_in_the_list() -> None:
    files = [
        path
        for folder in FOLDERS
        for kind in ("*.py", "*.toml", "*.md", "*.js")
        for path in (ROOT / folder).rglob(kind)
    ]
    known = set(ROWS)
    named = {
        path: re.findall(rf"(?<![\w%.-]){ID}(?![\w-])", path.read_text("utf-8")) for path in files
    }

    assert SHOWN <= known
    assert [f"{path}: {id}" for path, ids in named.items() for id in ids if id not in known] == []
