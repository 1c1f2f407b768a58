"""How long an experiment takes: measured in rooms (`frontend/lessons/timings.json`), or a guess.

    {"the-failure/read-the-notes": {"learners": 12, "p50": 74, "p80": 121}, …}

The numbers are seconds that a learner had the experiment's page before their eyes, from opening it
to leaving it after the run: what the lab notes in each browser, with the progress.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from frontend.course.course_files import read_when_changed
from frontend.course.toml_tables import Table

FILE = "timings.json"


@dataclass(frozen=True)
class PlannedTime:
    """How long an experiment takes: half of the learners need no more than `seconds`, 80 % no more
    than `seconds_p80`. With 0 `learners` both are the same guess.
    """

    seconds: int
    seconds_p80: int
    learners: int

    @classmethod
    def guessed(cls, minutes: int) -> "PlannedTime":
        return cls(minutes * 60, minutes * 60, 0)


def _read_timings(file: Table) -> Mapping[str, PlannedTime]:
    return {name: _read_timing(file, name) for name in file.keys()}


def _read_timing(file: Table, name: str) -> PlannedTime:
    table = Table(f"{file.where}, {name}", file.take(name, dict))
    numbers = {key: table.take(key, int) for key in ("p50", "p80", "learners")}
    for key, number in numbers.items():
        if number < 1:
            table.refuse(key, number, "It must be at least 1.")
    if numbers["p80"] < numbers["p50"]:
        table.refuse("p80", numbers["p80"], f"It must be at least p50, {numbers['p50']}.")
    table.done()
    return PlannedTime(numbers["p50"], numbers["p80"], numbers["learners"])


#: Returns what has been measured, by "<lesson>/<experiment>". Raises LessonError for a wrong file.
find_timings = read_when_changed(FILE, _read_timings)
