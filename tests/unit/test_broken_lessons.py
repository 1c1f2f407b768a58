"""A lesson that can't be read is left out of the course, and the course says so."""

import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from werkzeug.test import Client

from frontend import chapters, lessons
from frontend.lessons import find_course, find_lessons
from frontend.text import LANGUAGES, catalogue
from scripts import new_lesson
from tests.unit.site_pages import Page

BROKEN = "max-age"
FILE = f"frontend/lessons/{BROKEN}"
WHOLE = len(find_lessons())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the course, where a test may break things."""
    copy = tmp_path / "frontend"
    shutil.copytree(lessons.FOLDER, copy / "lessons")
    shutil.copy(chapters.FILE, copy)
    monkeypatch.setattr("frontend.tables.REPOSITORY", tmp_path)
    monkeypatch.setattr("frontend.lessons.FOLDER", copy / "lessons")
    monkeypatch.setattr("frontend.lab_files.LESSONS_FOLDER", copy / "lessons")
    monkeypatch.setattr("frontend.lessons.CHAPTERS", copy / "chapters.toml")
    monkeypatch.setattr("frontend.chapters.FILE", copy / "chapters.toml")
    return copy


def empty_key(lesson: Path) -> None:
    (lesson / "lesson.toml").write_text("order = \n")


def no_text(lesson: Path) -> None:
    (lesson / "lesson.toml").write_bytes(b'order = "\xff"\n')


def wrong_value(lesson: Path) -> None:
    text = (lesson / "lesson.toml").read_text(encoding="utf-8")
    (lesson / "lesson.toml").write_text(text.replace("order = ", "order = true #"), "utf-8")


def dangling_link(lesson: Path) -> None:
    (lesson / "lesson.toml").unlink()
    (lesson / "lesson.toml").symlink_to(lesson / "nothing.toml")


def folder_of_that_name(lesson: Path) -> None:
    (lesson / "lesson.toml").unlink()
    (lesson / "lesson.toml").mkdir()


def too_deep(lesson: Path) -> None:
    (lesson / "lesson.toml").write_text(f"order = {'[' * 9999}")


def too_long_a_number(lesson: Path) -> None:
    (lesson / "lesson.toml").write_text(f"order = {'9' * 9999}")


def prose_no_text(lesson: Path) -> None:
    (lesson / "zh.md").write_bytes("# 标题\n".encode("gb18030"))


def prose_is_a_folder(lesson: Path) -> None:
    (lesson / "en.md").unlink()
    (lesson / "en.md").mkdir()


def prose_without_end(lesson: Path) -> None:
    (lesson / "en.md").unlink()
    (lesson / "en.md").symlink_to("en.md")


def unknown_code(lesson: Path) -> None:
    text = (lesson / "en.md").read_text(encoding="utf-8")
    (lesson / "en.md").write_text(text.replace("\n\n", "\n\n```pyhton\n1\n```\n\n", 1), "utf-8")


def client(name: str) -> Callable[[Path], None]:
    def change(lesson: Path) -> None:
        text = (lesson / "lesson.toml").read_text(encoding="utf-8")
        before, _, after = text.partition('client = "')
        _, _, after = after.partition('"')
        (lesson / "lesson.toml").write_text(f'{before}client = "{name}"{after}', "utf-8")
        (lesson / "no-text.js").write_bytes(b"\xff")

    return change


FAULTS = {
    "key": (empty_key, "lesson.toml: Invalid value (at line 1, column 9)"),
    "toml-no-text": (no_text, "lesson.toml: byte 9 is 0xff. It must be UTF-8 text."),
    "value": (wrong_value, "lesson.toml: order is True. Its type must be int."),
    "toml-dangling": (dangling_link, "lesson.toml: No such file or directory."),
    "toml-folder": (folder_of_that_name, "lesson.toml: Is a directory."),
    "toml-deep": (too_deep, "lesson.toml: "),
    "toml-number": (too_long_a_number, "lesson.toml: "),
    "prose-no-text": (prose_no_text, "zh.md: byte 2 is 0xb1. It must be UTF-8 text."),
    "prose-folder": (prose_is_a_folder, "en.md: missing. Every lesson has its prose"),
    "prose-loop": (prose_without_end, "en.md: missing. Every lesson has its prose"),
    "prose-code": (unknown_code, "en.md: 'pyhton' after ``` is no language."),
    "client-no-text": (client("no-text.js"), "no-text.js: byte 0 is 0xff. It must be UTF-8 text."),
    "client-nul": (client("\\u0000.js"), "lesson.toml, experiment 1: there is no client code"),
    "client-long": (
        client(f"{'x' * 999}.js"),
        "lesson.toml, experiment 1: there is no client code",
    ),
}


@pytest.mark.parametrize(("break_it", "said"), FAULTS.values(), ids=list(FAULTS))
def test_course_goes_on_without_a_broken_lesson(
    site: Client, folder: Path, break_it: Callable[[Path], None], said: str
) -> None:
    break_it(folder / "lessons" / BROKEN)

    assert len(find_lessons()) == WHOLE - 1
    (fault,) = find_course().faults.values()
    assert fault.startswith(f"{FILE}/{said}") and "\n" not in fault and str(folder) not in fault
    for language in LANGUAGES:
        course = ("", "search.json", "shown.json", "flask-cors-options/", "review/core/")
        pages = {path: site.get(f"/{language}/{path}") for path in course}
        assert {page.status_code for page in pages.values()} == {200}
        assert fault in unescape(pages[""].text)
        assert not [
            path for path, page in pages.items() if f"/{language}/lessons/{BROKEN}" in page.text
        ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "first-experiment/"])
def test_page_of_a_broken_lesson_says_what_is_wrong(
    site: Client, folder: Path, language: str, path: str
) -> None:
    empty_key(folder / "lessons" / BROKEN)

    page = site.get(f"/{language}/lessons/{BROKEN}/{path}")

    assert page.status_code == 500
    assert catalogue(language)["error.lesson"] in page.text
    assert f"{FILE}/lesson.toml: Invalid value (at line 1, column 9)" in unescape(page.text)
    assert str(folder) not in page.text


def test_lesson_is_back_once_it_is_put_right(site: Client, folder: Path) -> None:
    toml = folder / "lessons" / BROKEN / "lesson.toml"
    good = toml.read_text(encoding="utf-8")
    empty_key(toml.parent)
    assert "Invalid value" in site.get("/en/").text

    toml.write_text(good, encoding="utf-8")

    assert f"/en/lessons/{BROKEN}/" in Page(site.get("/en/")).addresses
    assert "Invalid value" not in site.get("/en/").text
    assert find_course().faults == {}


def test_client_code_that_went_away_is_said_on_its_own_pages(site: Client, folder: Path) -> None:
    path = "/en/lessons/the-failure/read-the-notes/"
    assert site.get(path).status_code == 200

    (folder / "lessons" / "the-failure" / "read-notes.js").unlink()

    page = site.get(path)
    assert page.status_code == 500
    assert "there is no client code 'read-notes.js'" in unescape(page.text)
    assert site.get("/en/").status_code == 200


CHAPTER_FAULTS = {
    "key": ("[core]\n", "[core]\nplace = 1\n", "frontend/chapters.toml, core: unknown place."),
    "kind": ("[core]\n", "core = 1\n[cores]\n", "frontend/chapters.toml: core is 1. Its type"),
}


@pytest.mark.parametrize(("old", "new", "said"), CHAPTER_FAULTS.values(), ids=list(CHAPTER_FAULTS))
def test_course_goes_on_without_a_broken_chapter(
    site: Client, folder: Path, old: str, new: str, said: str
) -> None:
    text = (folder / "chapters.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "chapters.toml").write_text(text.replace(old, new), encoding="utf-8")

    page = site.get("/en/")

    assert page.status_code == 200 and find_lessons()
    assert unescape(page.text).count(said) == 1
    assert "core" not in {lesson.chapter.slug for lesson in find_lessons()}


@pytest.mark.parametrize("content", [b"core = \n", b"\xff", b""], ids=["toml", "bytes", "empty"])
def test_map_says_that_there_are_no_chapters(site: Client, folder: Path, content: bytes) -> None:
    (folder / "chapters.toml").write_bytes(content)

    page = site.get("/zh/")

    assert page.status_code == 200
    assert "frontend/chapters.toml: " in page.text or "chapter is" in unescape(page.text)
    assert site.get("/zh/search.json").json == []


def test_lesson_begins_beside_a_broken_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_lesson, "ROOT", folder.parent)
    monkeypatch.setattr(new_lesson, "LESSONS", folder / "lessons")
    empty_key(folder / "lessons" / BROKEN)

    assert new_lesson.main(["core", "my-surprise"]) == 0


def test_lesson_does_not_begin_without_chapters(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "chapters.toml").write_text("core = \n")

    assert new_lesson.main(["core", "my-surprise"]) == 2
    assert capsys.readouterr().err.startswith("frontend/chapters.toml: Invalid value")
