"""A lesson that can't be read is left out of the course, and the course says so."""

import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from werkzeug.test import Client

from frontend.course import folders
from frontend.course.lessons import find_course, find_lessons
from frontend.text import LANGUAGES, texts_in
from scripts import new_lesson
from tests.unit.site_pages import Page

BROKEN = "max-age"
FOLDER = "frontend/lessons/4-flask-cors/13-max-age"
CORE = "frontend/lessons/1-core"
WHOLE = len(find_lessons())


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that has a copy of the course, where a test may break things."""
    copy = tmp_path / "frontend" / "lessons"
    shutil.copytree(folders.LESSONS, copy)
    monkeypatch.setattr("frontend.course.toml_tables.REPOSITORY", tmp_path)
    monkeypatch.setattr(folders, "LESSONS", copy)
    return tmp_path


def empty_key(lesson: Path) -> None:
    (lesson / "lesson.toml").write_text("option = \n")


def no_text(lesson: Path) -> None:
    (lesson / "lesson.toml").write_bytes(b'option = "\xff"\n')


def wrong_value(lesson: Path) -> None:
    text = (lesson / "lesson.toml").read_text(encoding="utf-8")
    (lesson / "lesson.toml").write_text(text.replace("option = ", "option = true #"), "utf-8")


def dangling_link(lesson: Path) -> None:
    (lesson / "lesson.toml").unlink()
    (lesson / "lesson.toml").symlink_to(lesson / "nothing.toml")


def folder_of_that_name(lesson: Path) -> None:
    (lesson / "lesson.toml").unlink()
    (lesson / "lesson.toml").mkdir()


def too_deep(lesson: Path) -> None:
    (lesson / "lesson.toml").write_text(f"option = {'[' * 9999}")


def too_long_a_number(lesson: Path) -> None:
    (lesson / "lesson.toml").write_text(f"option = {'9' * 9999}")


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
    "key": (empty_key, "lesson.toml: Invalid value (at line 1, column 10)"),
    "toml-no-text": (no_text, "lesson.toml: byte 10 is 0xff. It must be UTF-8 text."),
    "value": (wrong_value, "lesson.toml: option is True. Its type must be str."),
    "toml-dangling": (dangling_link, "lesson.toml: No such file or directory."),
    "toml-folder": (folder_of_that_name, "lesson.toml: Is a directory."),
    "toml-deep": (too_deep, "lesson.toml: "),
    "toml-number": (too_long_a_number, "lesson.toml: "),
    "prose-no-text": (prose_no_text, "zh.md: byte 2 is 0xb1. It must be UTF-8 text."),
    "prose-folder": (prose_is_a_folder, "en.md: missing. Every lesson has its prose"),
    "prose-loop": (prose_without_end, "en.md: missing. Every lesson has its prose"),
    "prose-code": (unknown_code, "en.md: 'pyhton' after ``` is not a language."),
    "client-no-text": (client("no-text.js"), "no-text.js: byte 0 is 0xff. It must be UTF-8 text."),
    "client-nul": (client("\\u0000.js"), "lesson.toml, experiment 1: there is no client code"),
    "client-long": (
        client(f"{'x' * 999}.js"),
        "lesson.toml, experiment 1: there is no client code",
    ),
}


@pytest.mark.parametrize(("break_it", "said"), FAULTS.values(), ids=list(FAULTS))
def test_course_goes_on_without_a_broken_lesson(
    site: Client, root: Path, break_it: Callable[[Path], None], said: str
) -> None:
    break_it(root / FOLDER)

    assert len(find_lessons()) == WHOLE - 1
    (fault,) = find_course().faults.values()
    assert fault.startswith(f"{FOLDER}/{said}") and "\n" not in fault and str(root) not in fault
    for language in LANGUAGES:
        course = (
            "",
            "search.json",
            "shown.json",
            "flask-cors-options/",
            "your-own-app/",
            "review/core/",
        )
        pages = {path: site.get(f"/{language}/{path}") for path in course}
        assert {page.status_code for page in pages.values()} == {200}
        assert fault in unescape(pages[""].text)
        assert not [
            path for path, page in pages.items() if f"/{language}/lessons/{BROKEN}" in page.text
        ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "first-experiment/"])
def test_page_of_a_broken_lesson_says_what_is_wrong(
    site: Client, root: Path, language: str, path: str
) -> None:
    empty_key(root / FOLDER)

    page = site.get(f"/{language}/lessons/{BROKEN}/{path}")

    assert page.status_code == 500
    assert texts_in(language)["error.lesson"] in page.text
    assert f"{FOLDER}/lesson.toml: Invalid value (at line 1, column 10)" in unescape(page.text)
    assert str(root) not in page.text


def test_lesson_is_back_once_it_is_put_right(site: Client, root: Path) -> None:
    toml = root / FOLDER / "lesson.toml"
    good = toml.read_text(encoding="utf-8")
    empty_key(toml.parent)
    assert "Invalid value" in site.get("/en/").text

    toml.write_text(good, encoding="utf-8")

    assert f"/en/lessons/{BROKEN}/" in Page(site.get("/en/")).addresses
    assert "Invalid value" not in site.get("/en/").text
    assert find_course().faults == {}


def test_client_code_that_went_away_is_said_on_its_own_pages(site: Client, root: Path) -> None:
    path = "/en/lessons/the-failure/read-the-notes/"
    assert site.get(path).status_code == 200

    (root / CORE / "01-the-failure" / "read-notes.js").unlink()

    page = site.get(path)
    assert page.status_code == 500
    assert "there is no client code 'read-notes.js'" in unescape(page.text)
    assert site.get("/en/").status_code == 200


CHAPTER_FAULTS = {
    "key": (b"place = 1\n", "chapter.toml: name is None. Its type must be dict."),
    "toml": (b"name = \n", "chapter.toml: Invalid value"),
    "bytes": (b"\xff", "chapter.toml: byte 0 is 0xff. It must be UTF-8 text."),
    "unknown": (b"place = 1\n", "chapter.toml: unknown place."),
    "missing": (None, "chapter.toml: No such file or directory."),
}


@pytest.mark.parametrize(("content", "said"), CHAPTER_FAULTS.values(), ids=list(CHAPTER_FAULTS))
def test_course_goes_on_without_a_broken_chapter(
    site: Client, root: Path, content: bytes | None, said: str
) -> None:
    file = root / CORE / "chapter.toml"
    if content is None:
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() * said.count("unknown") + content)

    page = site.get("/en/")

    assert page.status_code == 200 and find_lessons()
    assert unescape(page.text).count(f"{CORE}/{said}") == 1
    assert "core" not in {lesson.chapter.slug for lesson in find_lessons()}


def test_map_says_what_ails_every_chapter(site: Client, root: Path) -> None:
    files = list(root.glob("frontend/lessons/*/chapter.toml"))
    for file in files:
        file.unlink()

    page = site.get("/zh/")

    assert page.status_code == 200
    assert page.text.count("chapter.toml: No such file") == len(files)
    assert site.get("/zh/search.json").json == []


@pytest.mark.parametrize("name", ["max-age", "13_max-age", "13-Max-age", "13-max-age copy"])
def test_folder_without_its_place_or_slug_is_told(site: Client, root: Path, name: str) -> None:
    lesson = root / FOLDER
    renamed = lesson.rename(lesson.parent / name)

    assert len(find_lessons()) == WHOLE - 1
    assert (
        f"{renamed.relative_to(root).as_posix()}: the folder's name must be a number and a slug, "
        "such as 03-resources."
    ) in unescape(site.get("/en/").text)


def test_lessons_of_one_slug_are_both_told(site: Client, root: Path) -> None:
    other = "frontend/lessons/1-core/06-max-age"
    shutil.copytree(root / FOLDER, root / other)

    assert len(find_lessons()) == WHOLE - 1
    fault = f"{other} and {FOLDER} have the same slug. Rename one of them."
    assert fault in unescape(site.get("/en/").text)
    page = site.get(f"/en/lessons/{BROKEN}/")
    assert page.status_code == 500 and fault in unescape(page.text)


def test_lesson_begins_beside_a_broken_one(root: Path) -> None:
    empty_key(root / FOLDER)

    assert new_lesson.main(["core", "my-surprise"]) == 0
