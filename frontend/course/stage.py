"""The stage of a workshop: where the plan leads from an experiment on the projector."""

from dataclasses import dataclass

from frontend.course.model import Experiment, Lesson
from frontend.course.workshops import PlanStep, Workshop


@dataclass(frozen=True)
class PlaceOnStage:
    """An experiment's place in a workshop; `number` counts its steps from 1.

    It is 0 for an experiment that is not in the plan. Without a neighbour the way leads to the
    plan.
    """

    workshop: Workshop
    number: int
    previous: PlanStep | None
    next: PlanStep | None

    @property
    def query(self) -> str:
        """What the addresses of its pages end with, to stay on stage and in the workshop."""
        return f"?stage&workshop={self.workshop.minutes}"


def place_on_stage(workshop: Workshop, lesson: Lesson, experiment: Experiment) -> PlaceOnStage:
    """Return where an experiment stands in a workshop's plan."""
    steps = workshop.steps
    here = (lesson.slug, experiment.slug)
    for number, step in enumerate(steps, 1):
        if (step.lesson.slug, step.experiment.slug) == here:
            previous = steps[number - 2] if number > 1 else None
            return PlaceOnStage(workshop, number, previous, next(iter(steps[number:]), None))
    return PlaceOnStage(workshop, 0, None, None)
