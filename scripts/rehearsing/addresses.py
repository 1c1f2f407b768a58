"""Where the steps of a workshop are."""

from frontend.course.workshops import PlanStep, Workshop


def id_of_step(step: PlanStep) -> str:
    """Return "<lesson>/<experiment>"."""
    return f"{step.lesson.slug}/{step.experiment.slug}"


def stage_address(step: PlanStep, workshop: Workshop, language: str) -> str:
    """Return the path and query at which a step is on stage in its workshop."""
    return f"/{language}/lessons/{id_of_step(step)}/?stage&workshop={workshop.minutes}"


def step_after(step: PlanStep, workshop: Workshop) -> PlanStep | None:
    """Return the plan's next step, None after the last."""
    steps = workshop.steps
    return next(iter(steps[steps.index(step) + 1 :]), None)
