"""The search index holds what each lesson and each experiment can be looked up by."""

import functools
import shutil
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from frontend.course import folders
from frontend.course.model import Experiment, Lesson
from frontend.course.search import search_index
from frontend.course.synonyms import find_synonyms
from frontend.text import LANGUAGES
from tests.unit.offenders import offenders
from tests.unit.site_pages import EXPERIMENTS, LESSONS, NAMED_EXPERIMENTS


@functools.cache
def index(language: str) -> list[dict[str, Any]]:
    return search_index(LESSONS, find_synonyms(), language)


def entry(path: str, language: str = "en") -> dict[str, Any]:
    (found,) = [
        entry for entry in index(language) if entry["path"] == f"/{language}/lessons/{path}/"
    ]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_leads_to_all_lessons_and_experiments(language: str) -> None:
    paths = [entry["path"] for entry in index(language)]

    assert len(paths) == len(set(paths)) == len(LESSONS) + len(EXPERIMENTS)


def check_facts(within: tuple[Lesson, Experiment]) -> None:
    lesson, experiment = within
    found = entry(f"{lesson.slug}/{experiment.slug}")

    _, _, names, terms, _ = found["words"]
    assert set(names.split()) >= {*experiment.name["en"].split(), *experiment.name["zh"].split()}
    assert experiment.scenario in terms
    assert found["within"] == lesson.name["en"]


def test_experiment_is_found_by_its_facts() -> None:
    assert offenders(NAMED_EXPERIMENTS, check_facts) == []


def test_experiment_is_found_by_its_reason() -> None:
    reasons = {name: experiment.expect.reason for name, (_, experiment) in NAMED_EXPERIMENTS}
    told = {name: reason for name, reason in reasons.items() if reason}

    assert len(told) > 100
    assert {name: why for name, why in told.items() if why not in entry(name)["words"][3]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lesson_is_found_by_its_prose(language: str) -> None:
    _, titles, _, terms, prose = entry("the-failure", language)["words"]

    assert all(LESSONS[0].prose[each].title in titles for each in LANGUAGES)
    assert "Content-Type: application/json" in terms
    assert {"en": "The browser guards the answer.", "zh": "浏览器守住的是响应"}[language] in prose


def test_words_are_text_without_markup() -> None:
    words = [text for entry in index("en") for text in entry["words"]]

    assert not [text for text in words if "<em>" in text or "&lt;" in text or "\n" in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_is_served_in_each_language(site: Client, language: str) -> None:
    answer = site.get(f"/{language}/search.json")

    assert answer.json == index(language)


def test_synonyms_lead_to_lessons() -> None:
    slugs = {lesson.slug for lesson in LESSONS}
    groups = find_synonyms()

    assert {slug for group in groups for slug in group.lessons} <= slugs
    assert len(groups) > 30
    # Words of both languages, each in one group.
    words = [word.lower() for group in groups for word in group.words]
    assert [word for word in words if words.count(word) > 1] == []


def test_first_lesson_of_a_synonym_counts_most() -> None:
    assert "JWT" in entry("allow-headers")["words"][0]
    assert "JWT" in entry("login-guard")["words"][2]


def test_lessons_are_found_without_synonyms(
    site: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folders.LESSONS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "synonyms.toml").write_text("synonyms = 1", encoding="utf-8")
    monkeypatch.setattr(folders, "LESSONS", tmp_path)

    assert len(site.get("/en/search.json").json or []) == len(LESSONS) + len(EXPERIMENTS)
    assert "synonyms is 1. Its type must be list." in site.get("/en/").text
