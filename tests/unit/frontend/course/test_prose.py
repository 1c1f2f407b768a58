"""The prose of the lessons: two languages that say the same, in short paragraphs."""

import functools
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from frontend.course.folders import LESSONS, lesson_folders
from frontend.text import LANGUAGES
from tests.unit.offenders import offenders

ROOT = LESSONS.parent.parent
PROSE = sorted(lesson_folders())
# Five lines of an ordinary page, in columns; a Chinese character takes two.
LONGEST = {"en": 420, "zh": 340}


@functools.cache
def tokens_of(folder: Path, language: str) -> list[Token]:
    text = (folder / f"{language}.md").read_text(encoding="utf-8")
    return MarkdownIt("commonmark").parse(text)


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or []]


def substance(folder: Path, language: str) -> dict[str, object]:
    """Return what must be the same in every language: blocks in their order, code and links."""
    tokens = tokens_of(folder, language)
    within = inline(tokens)
    return {
        "blocks": [token.tag or token.type for token in tokens if token.nesting >= 0],
        "code": Counter(child.content for child in within if child.type == "code_inline"),
        "links": Counter(child.attrs["href"] for child in within if child.type == "link_open"),
        "code blocks": [(token.info, token.content) for token in tokens if token.type == "fence"],
    }


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "FW" else 1 for character in text)


def check_languages(folder: Path) -> None:
    assert substance(folder, "en") == substance(folder, "zh")


def test_prose_is_the_same_in_both_languages() -> None:
    assert offenders([(folder.name, folder) for folder in PROSE], check_languages) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_are_short(language: str) -> None:
    texts = [
        (folder.name, token.content)
        for folder in PROSE
        for token in tokens_of(folder, language)
        if token.type == "inline"
    ]

    assert [(name, text) for name, text in texts if columns(text) > LONGEST[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_blocks_are_parts_of_their_files(language: str) -> None:
    fences = [
        (folder.name, path, token.content)
        for folder in PROSE
        for token in tokens_of(folder, language)
        if token.type == "fence" and (path := token.info.partition(" ")[2])
    ]

    assert [fence for fence in fences if fence[2] not in (ROOT / fence[1]).read_text("utf-8")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_named_are_there(language: str) -> None:
    named = [
        (folder.name, child.content)
        for folder in PROSE
        for child in inline(tokens_of(folder, language))
        if re.fullmatch(r"(backend|frontend|scripts)/\S+\.\w+", child.content)
    ]

    assert named
    assert [(name, path) for name, path in named if not (ROOT / path).is_file()] == []


def check_setting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    outside_code = re.sub(r"```.*?```", "", text, flags=re.DOTALL)

    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "  " not in outside_code and "..." not in outside_code
    assert outside_code.count("`") % 2 == 0
    assert all(line == line.strip() for line in outside_code.splitlines())


def test_prose_is_set_with_care() -> None:
    files = [folder / f"{language}.md" for folder in PROSE for language in LANGUAGES]

    assert (
        offenders([(f"{file.parent.name}/{file.name}", file) for file in files], check_setting)
        == []
    )
