"""Measures how long experiments take: from what the lab keeps in learners' browsers, exported.

Each file is what a press on "Export" of the first page saved, the progress of one learner:

    {"the-failure/read-the-notes": {"predicted": "…", "right": true, "when": "…", "seconds": 84}, …}
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from frontend.course import folders
from frontend.course.lessons import Course
from frontend.course.timings import FILE, PlannedTime, find_timings
from frontend.course.toml_tables import LessonError, Table, read_object, shown

HOUR = 3600


def update_timings(exports: Iterable[Path], course: Course) -> list[str]:
    """Write timings.json: what the exports measure replaces what it has of those experiments.

    Returns a line for each export of which something is left out. Raises LessonError for a file
    that isn't such an export; nothing is written then.
    """
    known = {f"{each.slug}/{one.slug}" for each in course.lessons for one in each.experiments}
    # By the experiment and the moment: an entry that is in two files is there only once.
    found: dict[tuple[str, str], int] = {}
    said = []
    for path in exports:
        left_out = Counter[str]()
        for name, when, seconds in _entries(path):
            if reason := _why_not(name, seconds, known):
                left_out[reason] += 1
            else:
                found[name, when] = seconds or 0
        said += [_said(path, left_out)] if left_out else []
    _write({**find_timings(), **_measured(found)})
    return said


def _entries(path: Path) -> Iterator[tuple[str, str, int | None]]:
    """Yield each entry of an export: its experiment, its moment and its seconds, if it has them."""
    file = read_object(path)
    for name, entry in file.items():
        where = f"{shown(path)}, {name}"
        if not isinstance(entry, dict):
            raise LessonError(f"{where} is {entry!r}. It must be an entry of exported progress.")
        table = Table(where, entry)
        yield name, table.take("when", str), table.take_if_there("seconds", int)


def _why_not(name: str, seconds: int | None, known: set[str]) -> str | None:
    """Return why an entry tells nothing of how long an experiment takes, or None if it does."""
    if name not in known:
        return "of no experiment of this course"
    if seconds is None:
        return "without seconds"
    return None if 1 <= seconds <= HOUR else "of less than a second or more than an hour"


def _said(path: Path, left_out: Mapping[str, int]) -> str:
    counts = ", ".join(f"{count} {reason}" for reason, count in left_out.items())
    return f"{shown(path)}: entries left out: {counts}."


def _measured(found: Mapping[tuple[str, str], int]) -> dict[str, PlannedTime]:
    by_name: dict[str, list[int]] = {}
    for (name, _), seconds in found.items():
        by_name.setdefault(name, []).append(seconds)
    return {
        name: PlannedTime(_percentile(times, 50), _percentile(times, 80), len(times))
        for name, times in by_name.items()
    }


def _percentile(times: list[int], percent: int) -> int:
    """Return the least of the times that so many per cent of them do not exceed."""
    return sorted(times)[math.ceil(len(times) * percent / 100) - 1]


def _write(timings: Mapping[str, PlannedTime]) -> None:
    lines = [f"  {json.dumps(name)}: {_json(timings[name])}" for name in sorted(timings)]
    text = "{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n"
    (folders.LESSONS / FILE).write_text(text, encoding="utf-8")


def _json(time: PlannedTime) -> str:
    entry = {"learners": time.learners, "p50": time.seconds, "p80": time.seconds_p80}
    return json.dumps(entry)
