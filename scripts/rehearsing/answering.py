"""Experiments of the course, each run once, and what came of it: the answer key."""

from collections.abc import Iterator

from playwright.sync_api import Browser

from frontend.course.answers import Answer
from frontend.course.model import Experiment, Lesson
from scripts.rehearsing.lesson_page import LearnersBrowser, learners_browser
from scripts.rehearsing.told import answer_of, console_told, stories_of
from scripts.running_lab import Lab


def answers_in(browser: Browser, lab: Lab, lessons: list[Lesson]) -> Iterator[tuple[str, Answer]]:
    """Run the experiments of the lessons; yield each one's place, "<lesson>/<experiment>"."""
    with learners_browser(browser, lab.page) as learner:
        for lesson in lessons:
            for experiment in lesson.experiments:
                yield f"{lesson.slug}/{experiment.slug}", _run(learner, lab, lesson, experiment)


def _run(learner: LearnersBrowser, lab: Lab, lesson: Lesson, experiment: Experiment) -> Answer:
    learner.open(f"/en/lessons/{lesson.slug}/{experiment.slug}/")
    stories = stories_of(lab, learner.predict_and_run(experiment.choices[0].value))
    console = learner.console.wait_for(len(console_told(stories["en"])))
    answer = answer_of(lab, experiment, stories, learner.javascript, console)
    learner.close_other_windows()
    return answer
