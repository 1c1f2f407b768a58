"""The scenarios whose point is a 5xx, and how to tell it from an accidental one."""

import functools
import re

from backend.lab.scenarios import find_scenarios
from frontend.course.lessons import find_lessons
from tests.fuzz.sent import Sent

#: Scenarios that answer 5xx to more than their lessons ask for, and why.
ON_EVERY_PATH = {
    "hook_raises": "its hook runs after every request, and fails on all that is not its list",
    "hook_raises_intercept_off": "the same hook",
}
#: Scenarios of no lesson's record, and the path where they crash.
BESIDES_LESSONS = {
    ("crash_in_debug", "/report"): "the exception leaves the app, so that no view answers",
    ("recommended_in_debug", "/api/crash"): "recommended's own crash, for the test of debug mode",
}


@functools.cache
def meant() -> dict[str, set[str]]:
    """Return the paths where a scenario means its 5xx; "" stands for all.

    A lesson's `record` tells: "GET /report 500 show_report", or "-" where no view runs and so every
    path has the same answer.
    """
    found: dict[str, set[str]] = {name: {""} for name in ON_EVERY_PATH}
    for name, path in BESIDES_LESSONS:
        found.setdefault(name, set()).add(path)
    for experiment in (each for lesson in find_lessons() for each in lesson.experiments):
        for line in experiment.expect.record:
            _, path, status, view = line.split()
            if status >= "500":
                found.setdefault(experiment.scenario, set()).add("" if view == "-" else path)
    return found


def means_it(sent: Sent) -> bool:
    """Return whether a 5xx is what the scenario answers to this request on purpose."""
    paths = meant().get(sent.scenario or "", set())
    return bool({"", sent.path.partition("?")[0]} & paths)


@functools.cache
def raised_on_purpose() -> re.Pattern[str]:
    """Return what marks a traceback as meant by a scenario: a line of that scenario's file.

    Or of a copy called "amended", in which the lab tries out a change.
    """
    scenarios = find_scenarios()
    paths = [re.escape(scenarios[name].shown_path) for name in meant() if name in scenarios]
    return re.compile("|".join([*paths, 'File "amended"']))
