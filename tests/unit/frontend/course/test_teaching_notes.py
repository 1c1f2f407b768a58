"""The teaching notes: true by what the lessons expect, and the same in both languages."""

import re
from collections.abc import Iterator, Mapping

from frontend.course.model import Experiment
from frontend.course.teaching import find_teaching_notes
from tests.unit.offenders import offenders
from tests.unit.site_pages import LESSONS

#: What is called in client code or by a view, so that no record names it.
NO_VIEWS = {"fetch", "json", "get_json"}
STATUS = r"(?<![\d.:])[1-5]\d\d(?!\.?\d)"
CODE = re.compile(
    rf"{STATUS}|[a-z_]+\(\)|[a-z]+_[a-z_]+|[A-Z][a-z]+(?:-[A-Z][a-z]+)+|[A-Z][a-z]+Error"
    r"|https?://[\w.]+\w(?::[\d*]+)?|OPTIONS|DELETE|PUT"
)
OK_STATUS = {"en": "200 to 299", "zh": "200 到 299"}


def all_texts() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each text of the notes, in its languages, with where it stands."""
    for lesson in LESSONS:
        if notes := find_teaching_notes(lesson):
            for name in ("board", "stuck", "skip"):
                yield f"{lesson.slug}: {name}", getattr(notes, name)
            for number, said in enumerate(notes.myths, 1):
                yield f"{lesson.slug}: myth {number}", said
            for slug, experiment in notes.experiments.items():
                for name in ("ask", "why", "say"):
                    yield f"{lesson.slug}/{slug}: {name}", getattr(experiment, name)


def all_said() -> Iterator[tuple[str, tuple[Experiment, str]]]:
    """Yield what is said after each run, by language, with its experiment."""
    for lesson in LESSONS:
        notes = find_teaching_notes(lesson)
        for slug, told in notes.experiments.items() if notes else ():
            experiment = lesson.experiment(slug)
            assert experiment
            for language, said in told.say.items():
                where = f"{lesson.slug}/{slug}, {language}"
                yield where, (experiment, said.replace(OK_STATUS[language], ""))


def words_of_record(experiment: Experiment) -> set[str]:
    """Return the methods, paths, statuses and views of all that Flask records, in any browser."""
    lines = [*experiment.expect.record, *experiment.expect_in_firefox.record]
    return {word for line in lines for word in line.split()}


def check_views(row: tuple[Experiment, str]) -> None:
    experiment, said = row
    views = {*re.findall(r"([a-z_]+)\(\)", said)} - NO_VIEWS
    assert views <= words_of_record(experiment)


def check_statuses(row: tuple[Experiment, str]) -> None:
    experiment, said = row
    assert {*re.findall(STATUS, said)} <= words_of_record(experiment)


def check_languages(text: Mapping[str, str]) -> None:
    code = {language: {*CODE.findall(said)} for language, said in text.items()}
    assert code["en"] - {"fetch()"} == code["zh"] - {"fetch()"}


def check_setting(text: Mapping[str, str]) -> None:
    for said in text.values():
        assert said
        assert said == said.strip()
        assert "  " not in said and "..." not in said and "\n" not in said
        assert not set("<>&`—!！") & set(said)
    assert not re.search(r"[a-z]'[a-z]|[\u3000-\u9fff\uff00-\uffef]", text["en"])
    assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.(?!\w)", text["zh"])


def test_views_that_the_teacher_names_ran() -> None:
    assert offenders(all_said(), check_views) == []


def test_statuses_that_the_teacher_names_were_answered() -> None:
    assert offenders(all_said(), check_statuses) == []


def test_notes_name_the_same_code_in_both_languages() -> None:
    assert offenders(all_texts(), check_languages) == []


def test_notes_are_set_with_care() -> None:
    assert offenders(all_texts(), check_setting) == []


def test_each_myth_of_the_checklist_has_a_sentence_for_the_teacher() -> None:
    (checklist,) = (lesson for lesson in LESSONS if lesson.slug == "checklist")
    notes = find_teaching_notes(checklist)

    assert notes
    for prose in checklist.prose.values():
        assert len(notes.myths) == prose.body.count("<li>") == 9
