"""What a lesson's page hands to its scripts, and which experiments share a scenario's file."""

from collections.abc import Iterable
from typing import Any

from frontend.course.client_code import client_address
from frontend.course.model import Change, Experiment, Lesson


def experiment_data(lesson: Lesson, experiment: Experiment) -> dict[str, Any]:
    """Return what it takes to run an experiment: Experiment in frontend/lab/shared/types.d.ts."""
    return {
        "id": f"{lesson.slug}/{experiment.slug}",
        "scenario": experiment.scenario,
        "comparedTo": experiment.compared_to,
        "origin": experiment.origin,
        "api": experiment.api,
        "before": [
            {"origin": step.origin, "module": client_address(step.client)}
            for step in experiment.before
        ],
        "client": client_address(experiment.client),
        "ask": experiment.ask,
        "header": experiment.header,
    }


def change_data(lesson: Lesson, change: Change, language: str) -> dict[str, Any]:
    """Return what "Change it" checks: LessonChange in frontend/lab/shared/types.d.ts.

    `page` is where its runs can be seen: a page shows runs of its own scenario only.
    """
    data = experiment_data(lesson, change.experiment)
    is_seen = change.scenario == change.experiment.scenario
    return {
        "experiment": data | {"scenario": change.scenario},
        "page": f"/{language}/lessons/{data['id']}/" if is_seen else None,
        "edits": change.edits,
        "then": change.then,
    }


def others_using(
    scenario: str, here: Experiment, lessons: Iterable[Lesson]
) -> list[tuple[Lesson, Experiment]]:
    """Return the experiments that run a scenario, except the one `here`."""
    return [
        (lesson, experiment)
        for lesson in lessons
        for experiment in lesson.experiments
        if experiment.scenario == scenario and experiment is not here
    ]
