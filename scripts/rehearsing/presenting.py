"""What the teacher does at each step of a workshop, by the keys of the presenter's window."""

from playwright.sync_api import Page

from frontend.course.answers import Answer
from frontend.course.workshops import PlanStep, Workshop
from frontend.text import texts_in
from scripts.rehearsing.addresses import id_of_step, stage_address, step_after
from scripts.rehearsing.lesson_page import RUN_MS, LearnersBrowser
from scripts.rehearsing.told import as_usual
from scripts.running_lab import Lab

DONE = ("ran", "blocked", "failed")


class Presenting:
    """A teacher, whose stage is one window and whose notes and keys are another."""

    name = "presenter"

    def __init__(
        self, browser: LearnersBrowser, lab: Lab, workshop: Workshop, language: str
    ) -> None:
        self._stage = browser
        self._lab = lab
        self._workshop = workshop
        self._language = language
        self._presenter: Page | None = None
        self._next: PlanStep | None = None

    def play(self, step: PlanStep, answer: Answer) -> list[str]:
        """Go to the step, predict right and run it there; return what is not as it should be."""
        self._stage.console.lines.clear()
        presenter = self._go_to(step)
        notes = presenter.locator(f'.step[data-at="{id_of_step(step)}"]')
        notes.wait_for()
        presenter.locator("[data-do=run]:enabled").wait_for()
        faults = [
            f"{mark} is {said!r}, in the answer key or the notes {choice!r}"
            for mark, choice in (("right", answer.right), ("wrong", step.notes.wrong))
            for button in notes.locator(f"li:has(.{mark}) [data-choice]").all()
            if (said := button.get_attribute("data-choice")) != choice
        ]
        choices = [choice.value for choice in step.experiment.choices]
        presenter.keyboard.press(str(choices.index(answer.right) + 1))
        presenter.keyboard.press("r")
        return [*faults, *self._wrong_end(presenter), *self._unexpected_lines(answer)]

    def _go_to(self, step: PlanStep) -> Page:
        """Press the key for the next step if this is it; else open it, as the plan's page does."""
        if self._presenter and step == self._next:
            self._presenter.keyboard.press("n")
        else:
            self._stage.open(stage_address(step, self._workshop, self._language))
        self._next = step_after(step, self._workshop)
        self._presenter = self._presenter or self._open_presenter()
        return self._presenter

    def _open_presenter(self) -> Page:
        for element in ("workshop-stage", "stage-keys"):
            self._stage.page.locator(f"{element}:defined").wait_for()
        with self._stage.page.expect_popup() as opened:
            self._stage.page.keyboard.press("w")
        return opened.value

    def _wrong_end(self, presenter: Page) -> list[str]:
        """Return what the presenter's window says of a run, if that is not that it was right."""
        state = presenter.locator(", ".join(f".state[data-state={name}]" for name in DONE))
        state.wait_for(timeout=RUN_MS)
        # Where the browser lets only a press on the stage itself open a window, it says so.
        if state.get_attribute("data-state") == "blocked":
            self._stage.page.keyboard.press("r")
            state = presenter.locator(".state[data-state=ran]")
            state.wait_for(timeout=RUN_MS)
        said, wanted = state.inner_text(), texts_in(self._language)["stage.state.ran-right"]
        return [] if said == wanted else [f"its window says {said!r}, and should say {wanted!r}"]

    def _unexpected_lines(self, answer: Answer) -> list[str]:
        """Return what the console of either window has beside the lines of the answer key."""
        run = self._stage.shown("run")
        lines = self._stage.console.wait_for(len(answer.console))
        usual = [as_usual(line, self._lab, run) for line in lines]
        return [f"the console has {line!r}" for line in usual if line not in answer.console]
