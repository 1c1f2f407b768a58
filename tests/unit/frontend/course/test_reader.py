from pathlib import Path

import pytest

from frontend.course.lessons import find_lessons, read_lesson
from frontend.course.model import Choice, StepBefore
from tests.unit.frontend.course.a_lesson import CHANGE, GOOD, change


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


def test_change_is_of_its_experiments_scenario(folder: Path) -> None:
    (folder / "lesson.toml").write_text(GOOD + CHANGE, encoding="utf-8")

    change = read_lesson(folder).change

    assert change and (change.scenario_folder, change.scenario) == ("core", "no_cors")
    assert (change.experiment.slug, change.edits) == ("try-it", [("old", "new")])
    assert (change.then, change.hint["zh"]) == (["readable"], "看")


def test_headers_name_in_prose_is_marked(folder: Path) -> None:
    text = (folder / "en.md").read_text()
    (folder / "en.md").write_text(text.replace("The *text*.", "`Content-Type: a/x-b<`"))

    body = read_lesson(folder).prose["en"].body

    assert '<code><span class="header-name">Content-Type</span>: a/x-b&lt;</code>' in body


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
