"""What one learner does at each step of a workshop, and what is wrong with what they see."""

from collections.abc import Iterator

from frontend.course.answers import Answer
from frontend.course.workshops import PlanStep, Workshop
from frontend.text import texts_in
from scripts.rehearsing.addresses import stage_address, step_after
from scripts.rehearsing.lesson_page import LearnersBrowser
from scripts.rehearsing.told import answer_of, as_usual, stories_of, unlike
from scripts.running_lab import Lab

NEXT = ".onward a.next"


class Performance:
    """A learner of a workshop, who is right or wrong at every step of it."""

    def __init__(
        self,
        browser: LearnersBrowser,
        lab: Lab,
        workshop: Workshop,
        language: str,
        is_right: bool,
    ) -> None:
        self._browser = browser
        self._lab = lab
        self._workshop = workshop
        self._language = language
        self._is_right = is_right

    @property
    def name(self) -> str:
        return "right" if self._is_right else "wrong"

    def play(self, step: PlanStep, answer: Answer) -> list[str]:
        """Open the step, predict, run, and return what is not as it should be."""
        self._go_to(step)
        run = self._browser.predict_and_run(self._choice(step, answer))
        faults = [
            *self._unlike(step, answer, run),
            *self._unlike_on_the_page(answer, run),
            *self._leads_astray(step),
        ]
        self._browser.close_other_windows()
        return faults

    def _go_to(self, step: PlanStep) -> None:
        """Follow the page's "next" if that leads there; else open the guide's address."""
        address = stage_address(step, self._workshop, self._language)
        if self._browser.leads_to(NEXT) == address:
            self._browser.follow(NEXT)
        else:
            self._browser.open(address)

    def _choice(self, step: PlanStep, answer: Answer) -> str:
        """Return the right choice, or the one that the room falls for; if none is noted, any."""
        if self._is_right:
            return answer.right
        wrong = [each.value for each in step.experiment.choices if each.value != answer.right]
        return step.notes.wrong or wrong[0]

    def _unlike(self, step: PlanStep, answer: Answer, run: str) -> list[str]:
        """Return each part of the answer key that this run contradicts."""
        lines = self._browser.console.wait_for(len(answer.console))
        stories = stories_of(self._lab, run)
        seen = answer_of(self._lab, step.experiment, stories, self._browser.javascript, lines)
        return unlike(seen, answer)

    def _unlike_on_the_page(self, answer: Answer, run: str) -> Iterator[str]:
        """Yield what the page itself says otherwise than it should."""
        match = texts_in(self._language)[f"match.{self.name}"]
        said = self._browser.text(".told .match")
        if not said.endswith(match):
            yield f"the page says {said!r}, and should say {match!r}"
        headline = as_usual(self._browser.text(".verdict"), self._lab, run)
        if headline != answer.headline[self._language].replace("`", ""):
            yield f"the page’s headline is {headline!r}"

    def _leads_astray(self, step: PlanStep) -> Iterator[str]:
        """Yield where the page's "next" leads if the plan goes on elsewhere."""
        after = step_after(step, self._workshop)
        over = len(self._workshop.steps)
        plan = f"/{self._language}/workshop/{self._workshop.minutes}/#after-{over}"
        wanted = stage_address(after, self._workshop, self._language) if after else plan
        leads_to = self._browser.leads_to(NEXT)
        if leads_to != wanted:
            yield f"next leads to {leads_to}, the plan to {wanted}"
