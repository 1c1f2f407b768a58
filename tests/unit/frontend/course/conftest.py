from pathlib import Path

import pytest

from frontend.course import folders
from frontend.course.lessons import Course, find_course
from frontend.course.prose import AFTERWARDS, CHANGE_IT
from frontend.text import LANGUAGES
from tests.unit.frontend.course.a_lesson import CHAPTER, GOOD, PROSE
from tests.unit.frontend.course.a_workshop import write_workshop


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lesson that reads well, alone in a course."""
    monkeypatch.setattr(folders, "LESSONS", tmp_path)
    folder = tmp_path / "1-core" / "07-a-lesson"
    folder.mkdir(parents=True)
    (folder.parent / "chapter.toml").write_text(CHAPTER, encoding="utf-8")
    (folder / "lesson.toml").write_text(GOOD, encoding="utf-8")
    (folder / "client.js").write_text("export default () => 1\n")
    for language in LANGUAGES:
        (folder / f"{language}.md").write_text(
            PROSE.format(afterwards=AFTERWARDS[language], change_it=CHANGE_IT[language])
        )
    return folder


@pytest.fixture
def course(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Course:
    """The whole course, with a workshop on two of its lessons."""
    whole = find_course()
    monkeypatch.setattr("frontend.course.toml_tables.REPOSITORY", tmp_path)
    monkeypatch.setattr(folders, "LESSONS", tmp_path)
    write_workshop(tmp_path, whole.lessons)
    return whole
