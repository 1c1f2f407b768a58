"""The prose of the lessons: two languages that say the same."""

import re
from collections import Counter
from pathlib import Path

import pytest

from frontend.lessons import FOLDER as LESSONS
from frontend.lessons import find_lessons
from frontend.text import LANGUAGES

PROSE = [LESSONS / lesson.slug for lesson in find_lessons()]


@pytest.mark.parametrize("folder", PROSE, ids=lambda folder: folder.name)
@pytest.mark.parametrize("part", ["paragraphs", "code", "links"])
def test_prose_is_the_same_in_both_languages(folder: Path, part: str) -> None:
    parts = {
        language: {
            "paragraphs": Counter(re.findall(r"^(#|>)?(?=.)", text, re.MULTILINE)),
            "code": Counter(re.findall(r"`([^`]+)`", text)),
            "links": Counter(re.findall(r"\]\(([^)]+)\)", text)),
        }[part]
        for language in LANGUAGES
        for text in [(folder / f"{language}.md").read_text(encoding="utf-8")]
    }

    assert parts["en"] == parts["zh"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", PROSE, ids=lambda folder: folder.name)
def test_prose_is_set_with_care(folder: Path, language: str) -> None:
    text = (folder / f"{language}.md").read_text(encoding="utf-8")

    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "  " not in text and "..." not in text
    assert text.count("`") % 2 == 0
    assert all(line == line.strip() for line in text.splitlines())
