"""The workshops on disk: `frontend/lessons/workshops.toml`, what a room runs of a path.

[[workshops]]
minutes = 90                            # 30, 90 or 180: what it is called, and its address
path = "90-minutes"                     # a path of paths.toml: its lessons, all of them, in order

[[workshops.rows]]
kind = "opening"                        # "opening", "lesson", "break" or "closing"
minutes = 8

[[workshops.rows]]
kind = "lesson"
lesson = "the-failure"
experiments = ["read-the-notes", "add-a-note-as-json"]  # those that the room runs, in their order
change = true                           # optional: the room then does the lesson's "Change it" …
minutes = 6                             # … in as many minutes
late = "shorten"                        # optional: what to do when late. "skip" leaves the row out,
keep = ["read-the-notes"]               # "shorten" leaves out all but these experiments

How long an experiment takes is in its lesson's teaching.toml or, once measured, in timings.json.
"""

from dataclasses import dataclass

from frontend.course.course_files import read_when_changed
from frontend.course.toml_tables import LessonError, Table

LENGTHS = (30, 90, 180)
KINDS = ("opening", "lesson", "break", "closing")
WHEN_LATE = ("skip", "shorten")


@dataclass(frozen=True)
class ListedRow:
    """A row as the file has it; `where` begins what is said of a fault.

    `minutes` are those of the whole row or, with a lesson, of its "Change it": 0 without one.
    """

    where: str
    kind: str
    minutes: int
    lesson: str | None = None
    experiments: tuple[str, ...] = ()
    late: str | None = None
    keep: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListedWorkshop:
    """A workshop as the file has it; `path` and the rows' lessons are slugs."""

    where: str
    minutes: int
    path: str
    rows: list[ListedRow]


def _read_workshops(file: Table) -> list[ListedWorkshop]:
    workshops = [
        _read_workshop(Table(f"{file.where}, workshop {number}", table))
        for number, table in enumerate(file.take_list("workshops", dict), 1)
    ]
    for number, listed in enumerate(workshops):
        if listed.minutes in [earlier.minutes for earlier in workshops[:number]]:
            raise LessonError(f"{listed.where}: an earlier workshop has {listed.minutes} minutes.")
    return workshops


def _read_workshop(table: Table) -> ListedWorkshop:
    minutes = table.take("minutes", int)
    if minutes not in LENGTHS:
        table.refuse("minutes", minutes, f"It must be one of {', '.join(map(str, LENGTHS))}.")
    listed = ListedWorkshop(
        where=table.where,
        minutes=minutes,
        path=table.take("path", str),
        rows=[
            _read_row(Table(f"{table.where}, row {number}", row))
            for number, row in enumerate(table.take_list("rows", dict), 1)
        ],
    )
    table.done()
    return listed


def _read_row(table: Table) -> ListedRow:
    kind = table.take_one_of("kind", KINDS)
    row = _lesson_row(table) if kind == "lesson" else ListedRow(table.where, kind, _minutes(table))
    table.done()
    return row


def _lesson_row(table: Table) -> ListedRow:
    has_change = table.take("change", bool, False)
    experiments = table.take_list("experiments", str)
    late = table.take_one_of("late", WHEN_LATE) if "late" in table else None
    keep = table.take_list("keep", str) if late == "shorten" else []
    _check_order(table, "experiments", experiments, experiments)
    _check_order(table, "keep", keep, experiments)
    if late == "shorten" and keep == experiments and not has_change:
        table.refuse("keep", keep, "It must leave out something, or the row isn't shorter.")
    return ListedRow(
        where=table.where,
        kind="lesson",
        minutes=_minutes(table) if has_change else 0,
        lesson=table.take("lesson", str),
        experiments=tuple(experiments),
        late=late,
        keep=tuple(keep),
    )


def _minutes(table: Table) -> int:
    minutes: int = table.take("minutes", int)
    if minutes < 1:
        table.refuse("minutes", minutes, "It must be at least 1.")
    return minutes


def _check_order(table: Table, key: str, slugs: list[str], among: list[str]) -> None:
    """Check that the slugs are some of those `among` which they are, each once, in that order."""
    if slugs != list(dict.fromkeys(slug for slug in among if slug in slugs)):
        table.refuse(key, slugs, f"It must be some of {', '.join(among)}, in order, each once.")


#: Returns the workshops as the file has them. Raises LessonError for a wrong file.
listed_workshops = read_when_changed("workshops.toml", _read_workshops)
