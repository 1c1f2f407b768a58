import re
from pathlib import Path

import pytest

from frontend.course import folders
from frontend.course.lessons import find_lessons, read_lesson
from frontend.course.model import Choice, StepBefore
from frontend.course.prose import AFTERWARDS, CHANGE_IT
from frontend.course.toml_tables import LessonError
from frontend.text import LANGUAGES

GOOD = """
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
CHAPTER = """
name = { en = "The core", zh = "核心" }
summary = { en = "The failure.", zh = "失败。" }
"""
PROSE = """# A question?

The *text*.

## {afterwards}

### How it ended.

What it *means*.

> To **remember**.

## {change_it}

Edit `app.py`.
"""


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


def change(folder: Path, old: str, new: str) -> None:
    assert old in GOOD
    (folder / "lesson.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")


def test_lesson_is_read_whole(folder: Path) -> None:
    lesson = read_lesson(folder)

    assert (lesson.slug, lesson.place) == ("a-lesson", 7)
    assert (lesson.chapter.slug, lesson.chapter.place) == ("core", 1)
    assert lesson.chapter.summary == {"en": "The failure.", "zh": "失败。"}
    assert lesson.name == {"en": "Name", "zh": "名"}
    (experiment,) = lesson.experiments
    assert experiment.client == folder / "client.js"
    assert (experiment.compared_to, experiment.before) == (None, [])
    assert (experiment.api, experiment.ask, experiment.shows) == ("own", "outcome", [])
    assert experiment.expect_in_firefox == experiment.expect
    assert experiment.expect.outcomes == ["blocked"]
    prose = lesson.prose["en"]
    assert (prose.title, prose.body) == ("A question?", "<p>The <em>text</em>.</p>")
    assert (prose.outcome, prose.afterwards) == ("How it ended.", "<p>What it <em>means</em>.</p>")
    assert prose.remember == "To <strong>remember</strong>."
    assert prose.change_it == "<p>Edit <code>app.py</code>.</p>"


def test_experiment_is_found_by_its_slug(folder: Path) -> None:
    lesson = read_lesson(folder)

    assert lesson.experiment("try-it") is lesson.experiments[0]
    assert lesson.experiment("nope") is None


def test_markup_in_prose_is_escaped(folder: Path) -> None:
    text = (folder / "en.md").read_text()
    (folder / "en.md").write_text(text.replace("The *text*.", "<script>alert(1)</script>"))

    body = read_lesson(folder).prose["en"].body

    assert "&lt;script&gt;" in body and "<script" not in body


def test_client_code_of_another_lesson_may_be_used(folder: Path) -> None:
    other = folder.parent.parent / "2-origin" / "01-another"
    other.mkdir(parents=True)
    (other / "theirs.js").touch()
    change(folder, '"client.js"', '"another/theirs.js"')

    assert read_lesson(folder).experiments[0].client == other / "theirs.js"


@pytest.mark.parametrize(
    ("scenario", "path"),
    [
        ("no_cors", "backend/scenarios/core/no_cors.py"),
        ("by_hand/origin_header_only", "backend/scenarios/by_hand/origin_header_only.py"),
    ],
)
def test_scenario_is_of_the_chapter_or_of_the_one_named(
    folder: Path, scenario: str, path: str
) -> None:
    change(folder, '"no_cors"', f'"{scenario}"')

    experiment = read_lesson(folder).experiments[0]

    assert experiment.scenario == scenario.rpartition("/")[2]
    assert experiment.scenario_path == path


def test_folder_of_scenarios_has_underscores(folder: Path) -> None:
    folder.parent.rename(folder.parent.parent / "5-by-hand")

    (lesson,) = find_lessons()

    assert lesson.experiments[0].scenario_path == "backend/scenarios/by_hand/no_cors.py"


def test_optional_keys_of_a_lesson_are_read(folder: Path) -> None:
    change(folder, "name =", 'option = "methods"\nshows = ["A1", "claim-20"]\nname =')

    lesson = read_lesson(folder)

    assert (lesson.option, lesson.tool) == ("methods", None)
    assert lesson.shows == ["A1", "claim-20"]


def test_tool_is_an_element_of_the_lab(folder: Path) -> None:
    change(folder, "name =", 'tool = "wire-log"\nname =')

    assert read_lesson(folder).tool == "wire-log"


def test_steps_name_their_origin(folder: Path) -> None:
    change(folder, 'client = "c', 'before = ["client.js", "attacker: client.js"]\nclient = "c')

    experiment = read_lesson(folder).experiments[0]

    code = folder / "client.js"
    assert experiment.before == [StepBefore("page", code), StepBefore("attacker", code)]
    assert experiment.origins == {"page", "attacker"}


def test_need_is_told_by_the_kinds_or_by_the_experiment(folder: Path) -> None:
    assert read_lesson(folder).experiments[0].needs is None

    change(folder, 'origin = "page"', 'origin = "app"')
    assert read_lesson(folder, 1).experiments[0].needs == "other-names"
    change(folder, 'client = "c', 'before = ["app: client.js"]\nclient = "c')
    assert read_lesson(folder, 2).experiments[0].needs == "other-names"
    change(folder, 'client = "c', 'needs = "secure-context"\nclient = "c')
    assert read_lesson(folder, 3).experiments[0].needs == "secure-context"


def test_optional_expectations_are_read(folder: Path) -> None:
    optional = """reason = "MissingAllowOriginHeader"
console = "ERR_FAILED"
cookie = false
answer = ["Vary: Cookie"]
notes = []
record ="""
    change(folder, "record =", optional)

    expected = read_lesson(folder).experiments[0].expect

    assert (expected.reason, expected.console) == ("MissingAllowOriginHeader", "ERR_FAILED")
    assert (expected.cookie, expected.answer, expected.notes) == (False, ["Vary: Cookie"], [])


def test_firefox_differs_in_the_keys_it_names(folder: Path) -> None:
    text = GOOD + "[experiments.expect.firefox]\noutcome = 'readable'\njavascript = 'milk'\n"
    (folder / "lesson.toml").write_text(text, encoding="utf-8")

    (experiment,) = read_lesson(folder).experiments

    assert experiment.expect.outcomes == ["blocked"]
    assert experiment.expect_in_firefox.outcomes == ["readable"]
    assert experiment.expect_in_firefox.javascript == "milk"
    assert experiment.expect_in_firefox.record == experiment.expect.record


def test_outcome_may_be_one_of_several(folder: Path) -> None:
    change(folder, 'outcome = "blocked"', 'outcome = ["blocked", "readable"]')

    assert read_lesson(folder).experiments[0].expect.outcomes == ["blocked", "readable"]


def test_choices_may_be_numbers_of_requests(folder: Path) -> None:
    change(folder, 'choices = ["readable", "blocked"]', 'ask = "requests"\nchoices = ["1", "2"]')

    experiment = read_lesson(folder).experiments[0]

    assert (experiment.ask, experiment.choices) == (
        "requests",
        [Choice(["1"], None), Choice(["2"], None)],
    )


def test_choice_may_claim_several_facts_in_its_own_words(folder: Path) -> None:
    own = '{ is = ["blocked", "status: 415"], en = "Refused", zh = "拒绝" }'
    change(folder, '"readable", "blocked"', f'"readable", {own}')

    _, choice = read_lesson(folder).experiments[0].choices

    assert choice == Choice(["blocked", "status: 415"], {"en": "Refused", "zh": "拒绝"})
    assert choice.value == "blocked + status: 415"


def test_question_and_header_may_be_its_own(folder: Path) -> None:
    asked = 'question = { en = "Seen?", zh = "看到？" }\nask = "header"\nheader = "X-Total"\nslug ='
    change(folder, "slug =", asked)

    experiment = read_lesson(folder).experiments[0]

    assert experiment.question == {"en": "Seen?", "zh": "看到？"}
    assert (experiment.ask, experiment.header) == ("header", "X-Total")


CHANGE = """
[change]
experiment = "try-it"
edits = [["old", "new"]]
then = ["readable"]
hint = { en = "Look", zh = "看" }
"""


def test_change_is_of_its_experiments_scenario(folder: Path) -> None:
    (folder / "lesson.toml").write_text(GOOD + CHANGE, encoding="utf-8")

    change = read_lesson(folder).change

    assert change and (change.scenario_folder, change.scenario) == ("core", "no_cors")
    assert (change.experiment.slug, change.edits) == ("try-it", [("old", "new")])
    assert (change.then, change.hint["zh"]) == (["readable"], "看")


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


def test_code_block_shows_its_file_above(folder: Path) -> None:
    text = (folder / "en.md").read_text()
    block = "```python backend/notes.py\nx = '<'\n```"
    (folder / "en.md").write_text(text.replace("The *text*.", block))

    body = read_lesson(folder).prose["en"].body

    assert "<figcaption><code>backend/notes.py</code></figcaption>" in body
    assert "&lt;" in body and body.count("<pre") == 1


def test_edited_lesson_is_read_again(folder: Path) -> None:
    assert find_lessons()[0].option is None

    change(folder, "name =", 'option = "methods"\nname =')

    assert find_lessons()[0].option == "methods"


def test_lesson_can_be_given_another_place(folder: Path) -> None:
    assert find_lessons()[0].place == 7

    folder.rename(folder.parent / "08-a-lesson")

    (lesson,) = find_lessons()
    assert (lesson.place, lesson.slug) == (8, "a-lesson")
    assert lesson.experiments[0].client.is_file()


def test_client_code_is_found_when_its_lesson_gets_another_place(folder: Path) -> None:
    other = folder.parent / "01-another"
    other.mkdir()
    (other / "theirs.js").touch()
    change(folder, '"client.js"', '"another/theirs.js"')
    assert find_lessons()[0].experiments[0].client.is_file()

    other.rename(folder.parent / "02-another")

    assert find_lessons()[0].experiments[0].client.is_file()


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
