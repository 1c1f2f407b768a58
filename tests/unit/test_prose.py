"""The prose of the lessons: two languages that say the same, in short paragraphs."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from frontend.lessons import FOLDER as LESSONS
from frontend.lessons import find_lessons
from frontend.text import LANGUAGES

ROOT = LESSONS.parent.parent
PROSE = [LESSONS / lesson.slug for lesson in find_lessons()]
# Five lines of an ordinary page, in columns; a Chinese character takes two.
LONGEST = {"en": 420, "zh": 340}


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
    return sum(2 if unicodedata.east_asian_width(each) in "FW" else 1 for each in text)


@pytest.mark.parametrize("folder", PROSE, ids=lambda folder: folder.name)
def test_prose_is_the_same_in_both_languages(folder: Path) -> None:
    assert substance(folder, "en") == substance(folder, "zh")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", PROSE, ids=lambda folder: folder.name)
def test_paragraphs_are_short(folder: Path, language: str) -> None:
    texts = [token.content for token in tokens_of(folder, language) if token.type == "inline"]

    assert [text for text in texts if columns(text) > LONGEST[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", PROSE, ids=lambda folder: folder.name)
def test_code_blocks_are_parts_of_their_files(folder: Path, language: str) -> None:
    fences = [token for token in tokens_of(folder, language) if token.type == "fence"]

    for fence in fences:
        _, _, path = fence.info.partition(" ")
        if path:
            assert fence.content in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", PROSE, ids=lambda folder: folder.name)
def test_files_named_are_there(folder: Path, language: str) -> None:
    named = [child.content for child in inline(tokens_of(folder, language))]
    paths = [text for text in named if re.fullmatch(r"(backend|frontend|scripts)/\S+\.\w+", text)]

    assert [path for path in paths if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", PROSE, ids=lambda folder: folder.name)
def test_prose_is_set_with_care(folder: Path, language: str) -> None:
    text = (folder / f"{language}.md").read_text(encoding="utf-8")
    outside_code = re.sub(r"```.*?```", "", text, flags=re.DOTALL)

    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "  " not in outside_code and "..." not in outside_code
    assert outside_code.count("`") % 2 == 0
    assert all(line == line.strip() for line in outside_code.splitlines())
