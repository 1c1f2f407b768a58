"""The workshops: each a path of the course with its clock, row by row, and the teacher's notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from frontend.course.lessons import Course
from frontend.course.model import Experiment, Lesson
from frontend.course.paths import CoursePath, find_paths
from frontend.course.teaching import ExperimentNotes, TeachingNotes, find_teaching_notes
from frontend.course.timings import PlannedTime, find_timings
from frontend.course.toml_tables import LessonError
from frontend.course.workshop_file import ListedRow, ListedWorkshop, listed_workshops


@dataclass(frozen=True)
class PlanStep:
    """An experiment that the room runs, `start` seconds after the beginning of the workshop."""

    experiment: Experiment
    lesson: Lesson
    notes: ExperimentNotes
    time: PlannedTime
    start: int
    is_kept_when_late: bool


@dataclass(frozen=True)
class PlanRow:
    """A stretch of the plan; `start` and all that follow from it are seconds.

    `late` is "skip", "shorten" or None; `change_seconds` are those for the lesson's "Change it",
    0 if the room leaves it out.
    """

    kind: str
    start: int
    seconds: int
    lesson: Lesson | None
    notes: TeachingNotes | None
    steps: list[PlanStep]
    change_seconds: int
    late: str | None

    @property
    def seconds_p80(self) -> int:
        """How long it takes where the slower ones are waited for: 80 of 100 are through then."""
        return self.seconds + sum(step.time.seconds_p80 - step.time.seconds for step in self.steps)


@dataclass(frozen=True)
class Workshop:
    """What a teacher gives in so many `minutes`."""

    minutes: int
    path: CoursePath
    rows: list[PlanRow]

    @property
    def steps(self) -> list[PlanStep]:
        return [step for row in self.rows for step in row.steps]

    @property
    def seconds(self) -> int:
        return sum(row.seconds for row in self.rows)

    @property
    def seconds_p80(self) -> int:
        return sum(row.seconds_p80 for row in self.rows)

    @property
    def slack(self) -> int:
        """The seconds that are left at the end; less than 0 if it takes too long."""
        return self.minutes * 60 - self.seconds_p80

    @property
    def fits(self) -> bool:
        return self.slack >= 0


def find_workshops(course: Course) -> list[Workshop]:
    """Return the workshops, without lessons that can't be read.

    Raises LessonError for a wrong workshops.toml, paths.toml, timings.json or teaching.toml.
    """
    paths = {path.slug: path for path in find_paths(course)}
    return [_workshop(listed, paths, course) for listed in listed_workshops()]


def _workshop(listed: ListedWorkshop, paths: dict[str, CoursePath], course: Course) -> Workshop:
    if listed.path not in paths:
        fault = f"path is {listed.path!r}. It must be one of {', '.join(paths)}."
        raise LessonError(f"{listed.where}: {fault}")
    path = paths[listed.path]
    rows = [row for row in listed.rows if row.lesson not in course.faults]
    _check_lessons(listed.where, path, rows)
    return Workshop(listed.minutes, path, list(_timed(rows, path)))


def _check_lessons(where: str, path: CoursePath, rows: list[ListedRow]) -> None:
    """Check that the rows have the lessons of the path, all of them, in their order."""
    wanted = [lesson.slug for lesson in path.lessons]
    found = [row.lesson for row in rows if row.lesson is not None]
    for place, (has, needs) in enumerate(zip([*found, None], [*wanted, None], strict=False), 1):
        if has != needs:
            fault = f"lesson {place} is {has!r}. It must be {needs!r}, as in the path {path.slug}."
            raise LessonError(f"{where}: {fault}")


def _timed(rows: list[ListedRow], path: CoursePath) -> Iterator[PlanRow]:
    """Yield the rows with their clock: each begins when the one before is over."""
    lessons = {lesson.slug: lesson for lesson in path.lessons}
    start = 0
    for listed in rows:
        row = _row(listed, lessons[listed.lesson] if listed.lesson else None, start)
        yield row
        start += row.seconds


def _row(listed: ListedRow, lesson: Lesson | None, start: int) -> PlanRow:
    notes = find_teaching_notes(lesson) if lesson else None
    steps = list(_steps(listed, lesson, notes, start)) if lesson else []
    own = listed.minutes * 60
    return PlanRow(
        kind=listed.kind,
        start=start,
        seconds=own + sum(step.time.seconds for step in steps),
        lesson=lesson,
        notes=notes,
        steps=steps,
        change_seconds=own if lesson else 0,
        late=listed.late,
    )


def _steps(
    listed: ListedRow, lesson: Lesson, notes: TeachingNotes | None, start: int
) -> Iterator[PlanStep]:
    if listed.minutes and not lesson.change:
        _refuse(listed, f"change is true. {lesson.slug} has no [change] that its page could check.")
    timings = find_timings()
    for slug in listed.experiments:
        own = notes.experiments.get(slug) if notes else None
        experiment = lesson.experiment(slug)
        if experiment is None:
            allowed = ", ".join(each.slug for each in lesson.experiments)
            _refuse(
                listed, f"{lesson.slug} has no experiment {slug!r}. It must be one of {allowed}."
            )
        if own is None:
            wanted = f"It must have [experiments.{slug}] in its teaching.toml"
            _refuse(listed, f"{lesson.slug}/{slug} has no teaching notes. {wanted}.")
        time = timings.get(f"{lesson.slug}/{slug}") or PlannedTime.guessed(own.minutes)
        is_kept = listed.late is None or slug in listed.keep
        yield PlanStep(experiment, lesson, own, time, start, is_kept)
        start += time.seconds


def _refuse(listed: ListedRow, fault: str) -> NoReturn:
    raise LessonError(f"{listed.where}: {fault}")
