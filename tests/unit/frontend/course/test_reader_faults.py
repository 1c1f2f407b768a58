"""A lesson that can't be read says which it is and what is wrong, in one line."""

import re
from pathlib import Path

import pytest

from frontend.course.lessons import read_lesson
from frontend.course.toml_tables import LessonError
from frontend.text import LANGUAGES
from tests.unit.frontend.course.a_lesson import CHANGE, GOOD, change

WRONG = {
    "no-toml": ('slug = "try-it"', "slug =", "Invalid value"),
    "unknown-key": ("name =", "order = 1\nname =", "unknown order"),
    "unknown-key-of-experiment": ("slug =", "hint = 1\nslug =", "experiment 1: unknown hint"),
    "unknown-key-of-expect": ("outcome =", "status = 1\noutcome =", "expect: unknown status"),
    "unknown-language": ('zh = "名"', 'zh = "名", fr = "N"', "name: unknown fr"),
    "wrong-id": ("name =", 'shows = ["A01"]\nname =', "shows is 'A01'. It must be an id"),
    "wrong-tool": ("name =", 'tool = "no-such"\nname =', "tool is 'no-such'. It must be an"),
    "wrong-api": ("slug =", 'api = "other"\nslug =', "api is 'other'. It must be one of own"),
    "wrong-need": ("slug =", 'needs = "luck"\nslug =', "needs is 'luck'. It must be one of other-"),
    "need-told-twice": (
        "slug =",
        'api = "ip"\nneeds = "localhost"\nslug =',
        "needs is 'localhost'. Leave it out: the kinds page, ip tell that it needs other-names",
    ),
    "wrong-ask": ("slug =", 'ask = "what"\nslug =', "ask is 'what'. It must be one of outcome,"),
    "wrong-number": (
        'choices = ["readable", "blocked"]',
        'ask = "requests"\nchoices = ["1", "two"]',
        "choices is 'two'. It must be a fact",
    ),
    "number-not-offered": (
        'choices = ["readable", "blocked"]',
        'ask = "requests"\nchoices = ["2", "3"]',
        "choices is '1'. It must be one of 2, 3",
    ),
    "step-nowhere": ("slug =", 'before = ["moon: client.js"]\nslug =', "before is 'moon'. It must"),
    "two-windows": (
        "slug =",
        'before = ["attacker: client.js", "app: client.js"]\nslug =',
        "before is ['app', 'attacker', 'page']. A click opens one window",
    ),
    "step-without-file": ("slug =", 'before = ["nope.js"]\nslug =', "no client code 'nope.js'"),
    "step-alone": ("slug =", 'before = "client.js"\nslug =', "Its type must be list"),
    "wrong-cookie": (
        "record =",
        'cookie = "no"\nrecord =',
        "cookie is 'no'. Its type must be",
    ),
    "wrong-in-firefox": (
        'record = ["GET /notes 200 list_notes"]',
        'record = []\nfirefox = { outcome = "sent" }',
        "expect, firefox: outcome is 'sent'. It must be one of readable, blocked",
    ),
    "no-outcome": ('outcome = "blocked"', "outcome = []", "It must hold at least 1"),
    "missing-slug": ('slug = "try-it"', "", "experiment 1: slug"),
    "missing-scenario": ('scenario = "no_cors"', "", "experiment 1: scenario"),
    "wrong-scenario": ('"no_cors"', '"../no_cors"', "scenario is '../no_cors'. It must be a name"),
    "missing-choices": ('choices = ["readable", "blocked"]', "", "experiment 1: choices"),
    "missing-outcome": ('outcome = "blocked"', "", "expect: outcome"),
    "missing-language": (', zh = "名"', "", "name: zh"),
    "wrong-type": ("name =", "option = 7\nname =", "option is 7. Its type must be str"),
    "wrong-outcome": ('outcome = "blocked"', 'outcome = "shut"', "must be one of readable, bl"),
    "wrong-level": ("name =", 'level = "hard"\nname =', "level is 'hard'. It must be one of core"),
    "wrong-minutes": ("name =", 'minutes = "5"\nname =', "minutes is '5'. Its type must be int"),
    "no-number": (
        'choices = ["readable", "blocked"]',
        'ask = "requests"\nchoices = ["1", "blocked"]',
        "choices is 'blocked'. A number, such as “2”, is for ask = “requests”",
    ),
    "number-of-what": (
        '"readable", "blocked"',
        '"readable", "2"',
        "choices is '2'. A number, such as “2”, is for ask = “requests”",
    ),
    "choice-without-words": (
        '"readable", "blocked"',
        '"readable", "status: 415"',
        "choices is 'status: 415'. It needs words of its own",
    ),
    "wrong-choice": (
        '"readable", "blocked"',
        '"readable", "no"',
        "choices is 'no'. It must be a fact",
    ),
    "wrong-origin": ('origin = "page"', 'origin = "api"', "must be one of page, attacker"),
    "missing-client": ('"client.js"', '"nope.js"', "there is no client code 'nope.js'"),
    "client-outside": ('"client.js"', '"../x.js"', "there is no client code '../x.js'"),
    "client-of-nobody": ('"client.js"', '"nobody/x.js"', "there is no client code 'nobody/x.js'"),
    "client-no-code": ('"client.js"', '"en.md"', "there is no client code 'en.md'"),
}


@pytest.mark.parametrize(("old", "new", "said"), WRONG.values(), ids=WRONG)
def test_wrong_lesson_says_which_and_what(folder: Path, old: str, new: str, said: str) -> None:
    (folder.parent / "x.js").touch()
    change(folder, old, new)

    with pytest.raises(LessonError, match=re.escape(said)) as error:
        read_lesson(folder)

    assert str(error.value).startswith(str(folder / "lesson.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_prose_is_named(folder: Path, language: str) -> None:
    (folder / f"{language}.md").unlink()

    with pytest.raises(LessonError, match=re.escape(f"{folder / language}.md: missing")):
        read_lesson(folder)


PARTS = {
    "title": ("# A question?\n", "must begin with one heading 1 that asks"),
    "outcome": ("### How it ended.\n", "needs a section “## 运行之后” with a heading 3"),
    "remember": ("> To **remember**.\n", "needs a section “## 运行之后” with a heading 3"),
    "after the run": ("## 运行之后\n", "needs a section “## 运行之后” with a heading 3"),
    "change it": ("## 动手改\n\nEdit `app.py`.\n", "its last section must be “## 动手改”"),
}


@pytest.mark.parametrize(("part", "said"), PARTS.values(), ids=PARTS)
def test_prose_without_its_parts_is_named(folder: Path, part: str, said: str) -> None:
    path = folder / "zh.md"
    text = path.read_text(encoding="utf-8")
    assert part in text
    path.write_text(text.replace(part, ""), encoding="utf-8")

    with pytest.raises(LessonError, match=re.escape(f"{path}: {said}")):
        read_lesson(folder)


def test_prose_has_no_other_sections(folder: Path) -> None:
    with (folder / "zh.md").open("a", encoding="utf-8") as file:
        file.write("\n## More\n\nText.\n")

    with pytest.raises(LessonError, match="It has no other sections"):
        read_lesson(folder)


WRONG_CHANGES = {
    "wrong-experiment": ('"try-it"', '"other"', "change: experiment is 'other'. It must be one"),
    "no-edits": ('[["old", "new"]]', "[]", "change: edits is []. It must hold at least 1"),
    "edit-of-nothing": ('"old", "new"', '"old", "old"', "edits is ['old', 'old']. It must be a"),
    "wrong-fact": ('["readable"]', '["good"]', "change: then is 'good'. It must be a fact"),
}


@pytest.mark.parametrize(("old", "new", "fault"), WRONG_CHANGES.values(), ids=WRONG_CHANGES)
def test_fault_of_a_change_is_one_line(folder: Path, old: str, new: str, fault: str) -> None:
    assert old in CHANGE
    (folder / "lesson.toml").write_text(GOOD + CHANGE.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(LessonError) as caught:
        read_lesson(folder)

    assert fault in str(caught.value) and "\n" not in str(caught.value)
