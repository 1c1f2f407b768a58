"""The answer key, frontend/lessons/answers.json, beside the lessons. Browsers hold it to runs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontend.course import folders
from frontend.course.answers import FILE, Answer, find_answers, written_answers
from frontend.course.lessons import find_lessons
from frontend.course.model import Experiment
from frontend.course.toml_tables import LessonError
from frontend.text import LANGUAGES

EXPERIMENTS = {
    f"{one.slug}/{each.slug}": each for one in find_lessons() for each in one.experiments
}


def test_every_experiment_has_its_answer() -> None:
    assert sorted(EXPERIMENTS) == list(find_answers())


def test_file_is_as_the_command_writes_it() -> None:
    assert written_answers(find_answers()) == (folders.LESSONS / FILE).read_text("utf-8")


def test_answer_is_what_the_lesson_expects() -> None:
    assert [f"{place}: {fault}" for place, fault in faults()] == []


def faults() -> Iterator[tuple[str, str]]:
    """Yield the place of each answer that its lesson.toml contradicts, and in what."""
    for place, answer in find_answers().items():
        expected = EXPERIMENTS[place].expect
        if not is_among(answer, expected.outcomes):
            yield place, f"{answer.outcome}, not {expected.outcomes}"
        if answer.reason != expected.reason:
            yield place, f"{answer.reason}, not {expected.reason}"
        if expected.javascript not in answer.javascript:
            yield place, f"{answer.javascript!r} without {expected.javascript!r}"
        if answer.right not in values(EXPERIMENTS[place]):
            yield place, f"{answer.right!r} is no choice"


def is_among(answer: Answer, outcomes: list[str]) -> bool:
    return any(
        each in (answer.outcome, f"{answer.outcome}: {answer.javascript}") for each in outcomes
    )


def values(experiment: Experiment) -> list[str]:
    return [choice.value for choice in experiment.choices]


def test_every_sentence_is_in_both_languages() -> None:
    texts = {
        place: [answer.headline, answer.fix, *((step.title, step.sentence) if step else ())]
        for place, answer in find_answers().items()
        for step in [answer.step]
    }

    assert [
        place
        for place, all_texts in texts.items()
        if any(text and not all(text[language] for language in LANGUAGES) for text in all_texts)
    ] == []


def test_nothing_is_of_one_run_alone() -> None:
    text = (folders.LESSONS / FILE).read_text("utf-8")

    assert re.findall(r"[\da-f]{32}|localhost:\d{5}", text) == []


@pytest.mark.parametrize("text", ["", "[]", '{"a/b": {}}'])
def test_file_that_is_wrong_is_told_in_a_line(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_text(text)
    monkeypatch.setattr(folders, "LESSONS", tmp_path)

    with pytest.raises(LessonError, match=r"answers.json can't be read: .+ --answers$"):
        find_answers()


def test_missing_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "LESSONS", tmp_path)

    with pytest.raises(LessonError, match="No such file"):
        find_answers()
