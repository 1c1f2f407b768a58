import re
from pathlib import Path

import pytest

from frontend import lessons
from frontend.lessons import LessonError, find_lessons, read_lesson
from frontend.text import LANGUAGES

GOOD = """
order = 7
name = { en = "Name", zh = "名" }

[[experiments]]
slug = "try-it"
name = { en = "Try it", zh = "试试" }
scenario = "no_cors"
origin = "page"
client = "client.js"
choices = ["readable", "blocked"]
[experiments.expect]
outcome = "blocked"
javascript = "TypeError"
record = ["GET /notes 200 list_notes"]
"""
PROSE = "# A title.\n\nThe *text*.\n\n> To **remember**.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lesson that reads well, alone in a folder of lessons."""
    monkeypatch.setattr(lessons, "FOLDER", tmp_path)
    folder = tmp_path / "a-lesson"
    folder.mkdir()
    (folder / "lesson.toml").write_text(GOOD, encoding="utf-8")
    (folder / "client.js").write_text("export default () => 1\n")
    for language in LANGUAGES:
        (folder / f"{language}.md").write_text(PROSE)
    return folder


def change(folder: Path, old: str, new: str) -> None:
    assert old in GOOD
    (folder / "lesson.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")


def test_lesson_is_read_whole(folder: Path) -> None:
    lesson = read_lesson(folder)

    assert (lesson.slug, lesson.order) == ("a-lesson", 7)
    assert lesson.name == {"en": "Name", "zh": "名"}
    (experiment,) = lesson.experiments
    assert experiment.client == folder / "client.js"
    assert (experiment.compared_to, experiment.before) == (None, None)
    prose = lesson.prose["en"]
    assert (prose.title, prose.body) == ("A title.", "<p>The <em>text</em>.</p>")
    assert prose.remember == "To <strong>remember</strong>."


def test_experiment_is_found_by_its_slug(folder: Path) -> None:
    lesson = read_lesson(folder)

    assert lesson.experiment("try-it") is lesson.experiments[0]
    assert lesson.experiment("nope") is None


def test_markup_in_prose_is_escaped(folder: Path) -> None:
    (folder / "en.md").write_text(PROSE + "\n<script>alert(1)</script>\n")

    body = read_lesson(folder).prose["en"].body

    assert "&lt;script&gt;" in body and "<script" not in body


def test_client_code_of_another_lesson_may_be_used(folder: Path) -> None:
    other = folder.parent / "another"
    other.mkdir()
    (other / "theirs.js").touch()
    change(folder, '"client.js"', '"../another/theirs.js"')

    assert read_lesson(folder).experiments[0].client == other / "theirs.js"


def test_edited_lesson_is_read_again(folder: Path) -> None:
    assert find_lessons()[0].order == 7

    change(folder, "order = 7", "order = 8")

    assert find_lessons()[0].order == 8


WRONG = {
    "no-toml": ("order = 7", "order =", "Invalid value"),
    "unknown-key": ("order = 7", "order = 7\nauthor = 1", "unknown author"),
    "unknown-key-of-experiment": ("slug =", "hint = 1\nslug =", "experiment 1: unknown hint"),
    "unknown-key-of-expect": ("outcome =", "status = 1\noutcome =", "expect: unknown status"),
    "unknown-language": ('zh = "名"', 'zh = "名", fr = "N"', "name: unknown fr"),
    "missing-order": ("order = 7", "", "order"),
    "missing-slug": ('slug = "try-it"', "", "experiment 1: slug"),
    "missing-scenario": ('scenario = "no_cors"', "", "experiment 1: scenario"),
    "missing-choices": ('choices = ["readable", "blocked"]', "", "experiment 1: choices"),
    "missing-outcome": ('outcome = "blocked"', "", "expect: outcome"),
    "missing-language": (', zh = "名"', "", "name: zh"),
    "wrong-type": ("order = 7", 'order = "7"', "order is '7'. Its type must be int"),
    "wrong-outcome": ('outcome = "blocked"', 'outcome = "opaque"', "must be one of readable, bl"),
    "wrong-choice": (
        '"readable", "blocked"',
        '"readable", "no"',
        "choices is 'no'. It must be one",
    ),
    "wrong-origin": ('origin = "page"', 'origin = "api"', "must be one of page, attacker"),
    "missing-client": ('"client.js"', '"nope.js"', "there is no client code 'nope.js'"),
    "client-outside": ('"client.js"', '"../../x.js"', "there is no client code '../../x.js'"),
    "client-no-code": ('"client.js"', '"en.md"', "there is no client code 'en.md'"),
}


@pytest.mark.parametrize(("old", "new", "said"), WRONG.values(), ids=WRONG)
def test_wrong_lesson_says_which_and_what(folder: Path, old: str, new: str, said: str) -> None:
    (folder.parent.parent / "x.js").touch()
    change(folder, old, new)

    with pytest.raises(LessonError, match=re.escape(said)) as error:
        read_lesson(folder)

    assert str(error.value).startswith(str(folder / "lesson.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_prose_is_named(folder: Path, language: str) -> None:
    (folder / f"{language}.md").unlink()

    with pytest.raises(LessonError, match=re.escape(f"{folder / language}.md: missing")):
        read_lesson(folder)


@pytest.mark.parametrize("text", ["", "# A title.\n", "> To remember.\n"], ids=repr)
def test_prose_without_its_parts_is_named(folder: Path, text: str) -> None:
    (folder / "zh.md").write_text(text)

    with pytest.raises(LessonError, match=re.escape(f"{folder}/zh.md: needs one heading 1")):
        read_lesson(folder)
