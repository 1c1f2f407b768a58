"""scripts/new_lesson.py begins a lesson that is whole."""

import shutil
from pathlib import Path

import pytest

from frontend.course import folders
from frontend.course.lessons import find_lessons
from scripts import new_lesson


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the lessons' folder for the command to write to."""
    copy = tmp_path / "frontend" / "lessons"
    shutil.copytree(folders.LESSONS, copy)
    monkeypatch.setattr("frontend.course.toml_tables.REPOSITORY", tmp_path)
    monkeypatch.setattr(folders, "LESSONS", copy)
    return copy


def test_new_lesson_is_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new_lesson.main(["core", "my-surprise"]) == 0

    (lesson,) = [lesson for lesson in find_lessons() if lesson.slug == "my-surprise"]
    assert (lesson.chapter.slug, lesson.name["en"]) == ("core", "My surprise")
    (experiment,) = lesson.experiments
    assert experiment.expect.outcomes[0] in [choice.value for choice in experiment.choices]
    made = folder / "1-core" / "06-my-surprise"
    assert {path.name for path in made.iterdir()} == {"lesson.toml", "en.md", "zh.md"}
    assert capsys.readouterr().out.startswith("frontend/lessons/1-core/06-my-surprise is a lesson")


def test_new_lesson_is_the_last_of_its_chapter(folder: Path) -> None:
    new_lesson.main(["core", "my-surprise"])
    new_lesson.main(["core", "another"])

    core = [lesson for lesson in find_lessons() if lesson.chapter.slug == "core"]
    assert [lesson.slug for lesson in core[-2:]] == ["my-surprise", "another"]
    assert core[-1].place == core[-2].place + 1


def test_first_lesson_of_a_chapter_has_the_first_place(folder: Path) -> None:
    shutil.copytree(folder / "9-ship", folder / "10-last", ignore=shutil.ignore_patterns("0*"))

    new_lesson.main(["last", "my-surprise"])

    assert [entry.name for entry in (folder / "10-last").iterdir() if entry.is_dir()] == [
        "01-my-surprise"
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "python3 scripts/new_lesson.py <chapter> <slug>"),
        (["core"], "python3 scripts/new_lesson.py <chapter> <slug>"),
        (["cores", "x"], "'cores' is not a chapter. Choose one of core, origin,"),
        (["core", "My_lesson"], "'My_lesson' is not a slug."),
        (["core", "../x"], "'../x' is not a slug."),
        (["core", "the-failure"], "or edit frontend/lessons/1-core/01-the-failure."),
    ],
    ids=["nothing", "no-slug", "chapter", "spelling", "path", "taken"],
)
def test_wrong_arguments_say_what_is_allowed(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = set(folder.rglob("*"))

    assert new_lesson.main(arguments) == 2

    assert said in capsys.readouterr().err
    assert set(folder.rglob("*")) == before
