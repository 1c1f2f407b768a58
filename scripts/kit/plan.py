"""A workshop's plan, minute by minute."""

from collections.abc import Mapping
from dataclasses import dataclass

from frontend.course.answers import Answer, find_answers
from frontend.course.model import Choice, Prose
from frontend.course.workshops import PlanRow, PlanStep, Workshop
from frontend.text import texts_in
from scripts.kit.addresses import experiment_address
from scripts.kit.rendering import kit_words
from scripts.rehearsing.guide import GUIDE, picture_of


@dataclass(frozen=True)
class ToldStep:
    """A step as the plan tells it: its page on the stage, what the room falls for, what is right.

    `headline` is what the page shows above a run; what stands in backticks in it is code.
    `picture`, if the rehearsal has taken one, is what the stage looks like then: a path from the
    plan's own folder.
    """

    step: PlanStep
    address: str
    wrong: str
    right: str
    headline: str
    picture: str | None


@dataclass(frozen=True)
class ToldRow:
    """A row as the plan tells it; `kept` names the experiments that stay when it is shortened."""

    plan: PlanRow
    name: str
    prose: Prose | None
    steps: list[ToldStep]
    kept: str


def told_rows(workshop: Workshop, language: str) -> list[ToldRow]:
    """Return the rows of a workshop. Raises LessonError for a wrong answers.json."""
    answers = find_answers()
    return [_told_row(row, workshop.minutes, answers, language) for row in workshop.rows]


def late_seconds(workshop: Workshop) -> int:
    """Return how many seconds all that may be left out takes."""
    return sum(_seconds_left_out(row) for row in workshop.rows)


def choice_text(choice: Choice, language: str) -> str:
    """Return a choice as the page offers it."""
    if choice.text:
        return choice.text[language]
    fact, _, value = choice.claims[0].partition(": ")
    if fact.isdecimal():
        return fact
    texts = texts_in(language)
    return texts[f"predict.{fact}"] + (texts["predict.value"].format(value=value) if value else "")


def _told_row(row: PlanRow, minutes: int, answers: Mapping[str, Answer], language: str) -> ToldRow:
    kept = [each.experiment.name[language] for each in row.steps if each.is_kept_when_late]
    return ToldRow(
        plan=row,
        name=row.lesson.name[language]
        if row.lesson
        else kit_words(language)["plan"]["names"][row.kind],
        prose=row.lesson.prose[language] if row.lesson else None,
        steps=[_told_step(step, minutes, answers, language) for step in row.steps],
        kept=", ".join(kept) if row.late == "shorten" else "",
    )


def _told_step(
    step: PlanStep, minutes: int, answers: Mapping[str, Answer], language: str
) -> ToldStep:
    experiment = step.experiment
    answer = answers[f"{step.lesson.slug}/{experiment.slug}"]
    said = {choice.value: choice_text(choice, language) for choice in experiment.choices}
    return ToldStep(
        step,
        experiment_address(step.lesson, experiment, language) + f"?stage&workshop={minutes}",
        said.get(step.notes.wrong, ""),
        said[answer.right],
        answer.headline[language],
        _picture(step, language),
    )


def _picture(step: PlanStep, language: str) -> str | None:
    path = picture_of(step, language)
    return f"../{path.relative_to(GUIDE).as_posix()}" if path.is_file() else None


def _seconds_left_out(row: PlanRow) -> int:
    if row.late == "skip":
        return row.seconds
    left_out = sum(step.time.seconds for step in row.steps if not step.is_kept_when_late)
    return left_out + (row.change_seconds if row.late else 0)
