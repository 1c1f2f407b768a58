"""Where the lab's pages are in a room: on each learner's own machine."""

from frontend.course.model import Experiment, Lesson
from frontend.origins import Origins

HOME = Origins.from_environment({})


def experiment_address(lesson: Lesson, experiment: Experiment, language: str) -> str:
    """Return the address of an experiment's page."""
    return f"{HOME.page}/{language}/lessons/{lesson.slug}/{experiment.slug}/"
