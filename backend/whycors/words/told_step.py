"""A step of the algorithm as the pages have it."""

from typing import Any

from ..fetch_standard import Step
from .wording import Words


def told_step(step: Step, words: Words) -> dict[str, Any]:
    """Return a step of the algorithm in words."""
    return {
        "id": step.id,
        "passed": step.passed,
        "title": words.title(step),
        "sentence": words.step(step),
        "link": step.link,
    }
