"""scripts/new_lesson.py begins a lesson that is whole."""

import shutil
from pathlib import Path

import pytest

from frontend import lessons
from frontend.lessons import find_lessons
from scripts import new_lesson


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the lessons' folder for the command to write to."""
    copy = tmp_path / "frontend" / "lessons"
    shutil.copytree(lessons.FOLDER, copy)
    monkeypatch.setattr(new_lesson, "ROOT", tmp_path)
    monkeypatch.setattr(new_lesson, "LESSONS", copy)
    monkeypatch.setattr(lessons, "FOLDER", copy)
    return copy


def test_new_lesson_is_whole(folder: Path) -> None:
    assert new_lesson.main(["core", "my-surprise"]) == 0

    (lesson,) = [each for each in find_lessons() if each.slug == "my-surprise"]
    assert (lesson.chapter.slug, lesson.name["en"]) == ("core", "My surprise")
    (experiment,) = lesson.experiments
    assert experiment.expect.outcomes[0] in experiment.choices
    assert {path.name for path in (folder / "my-surprise").iterdir()} == {
        "lesson.toml",
        "en.md",
        "zh.md",
    }


def test_new_lesson_is_the_last_of_its_chapter(folder: Path) -> None:
    new_lesson.main(["core", "my-surprise"])
    new_lesson.main(["core", "another"])

    core = [each for each in find_lessons() if each.chapter.slug == "core"]
    assert [each.slug for each in core[-2:]] == ["my-surprise", "another"]
    assert core[-1].order == core[-2].order + 10


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "python3 scripts/new_lesson.py <chapter> <slug>"),
        (["core"], "python3 scripts/new_lesson.py <chapter> <slug>"),
        (["cores", "x"], "'cores' is not a chapter. Choose one of core, origin,"),
        (["core", "My_lesson"], "'My_lesson' is no slug."),
        (["core", "../x"], "'../x' is no slug."),
        (["core", "the-failure"], "'the-failure' is there already."),
    ],
    ids=["nothing", "no-slug", "chapter", "spelling", "path", "taken"],
)
def test_wrong_arguments_say_what_is_allowed(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = set(folder.iterdir())

    assert new_lesson.main(arguments) == 2

    assert said in capsys.readouterr().err
    assert set(folder.iterdir()) == before
