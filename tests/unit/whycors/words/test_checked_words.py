"""What a check says: a sentence, an advice and a lesson for each kind of finding."""

import re
import tomllib

import pytest

from backend.whycors.flask_apps.findings.finding_kinds import FINDING_KINDS, lesson_of
from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.report.finding_words import (
    finding_advice,
    finding_sentence,
    lesson_link,
)
from backend.whycors.words.catalogues import LANGUAGES, catalogue
from scripts.running_lab import ROOT

TEXTS = {language: catalogue("checked", language) for language in LANGUAGES}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def variants() -> list[Finding]:
    """Return a finding of each kind, and of each variant, with a value for each placeholder."""
    keys = [key.split(".") for key in TEXTS["en"] if key.startswith("check.")]
    found = []
    for id, variant in sorted({(key[1], (*key[2:], "")[0]) for key in keys}):
        texts = [text for key, text in TEXTS["en"].items() if key.startswith(f"check.{id}")]
        values = {name: "x" for text in texts for name in placeholders(text)}
        variant = "" if variant == "do" else variant
        found.append(Finding(id, "note", "x", values | {"variant": variant}))
    return found


def test_languages_say_the_same_in_order() -> None:
    assert list(TEXTS["en"]) == list(TEXTS["zh"])
    assert [
        key
        for key in TEXTS["en"]
        if placeholders(TEXTS["en"][key]) != placeholders(TEXTS["zh"][key])
    ] == []


def test_every_kind_has_its_words_and_no_other() -> None:
    ids = {key.split(".")[1] for key in TEXTS["en"] if key.startswith("check.")}

    assert ids == set(FINDING_KINDS)
    assert {id for id in ids if f"check.{id}.do" not in TEXTS["en"]} == set()


@pytest.mark.parametrize(("language", "stop"), [("en", "."), ("zh", "。")])
def test_finding_is_told_in_sentences(language: str, stop: str) -> None:
    said = [
        text
        for finding in variants()
        for text in (finding_sentence(finding, language), finding_advice(finding, language))
    ]

    assert [text for text in said if not text.endswith(stop) or "{" in text] == []


def test_every_lesson_is_there_under_its_name() -> None:
    names = {
        path.parent.name.partition("-")[2]: tomllib.loads(path.read_text("utf-8"))["name"]
        for path in (ROOT / "frontend/lessons").glob("*/*/lesson.toml")
    }
    slugs = {lesson_of(finding) for finding in variants()}

    for language in LANGUAGES:
        told = {lesson_link(finding, language) for finding in variants()}
        assert told == {(names[slug][language], f"/{language}/lessons/{slug}/") for slug in slugs}
        assert {key for key in TEXTS[language] if key.startswith("lesson.")} == {
            f"lesson.{slug}" for slug in slugs
        }


def test_a_value_is_shown_safely() -> None:
    finding = Finding("option-misspelt", "error", "x", {"option": "a\x1b[31m"})

    assert (
        finding_sentence(finding, "en") == r"flask-cors has no option `a\x1B[31m`: it is ignored."
    )
