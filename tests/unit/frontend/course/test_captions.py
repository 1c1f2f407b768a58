"""The captions of the scenarios: one for each, in both languages, and true to its file."""

import ast
import re

from backend.scenario_files import scenario_files
from frontend.course.captions import find_captions
from frontend.text import LANGUAGES

FIRST_LINES = {
    (path.parent.name, path.stem): (
        ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    ).splitlines()[0]
    for path in scenario_files().values()
}
CAPTIONS = {
    (folder, name): caption
    for folder, captions in find_captions().items()
    for name, caption in captions.items()
}


def test_every_scenario_has_its_caption() -> None:
    assert list(CAPTIONS) == sorted(FIRST_LINES)


def test_english_caption_is_what_the_file_says() -> None:
    assert {key: caption["en"] for key, caption in CAPTIONS.items()} == FIRST_LINES


def test_captions_warn_of_the_same_scenarios() -> None:
    insecure = {
        language: {key for key, caption in CAPTIONS.items() if caption[language].startswith(word)}
        for language, word in {"en": "INSECURE: ", "zh": "不安全："}.items()
    }

    assert set(insecure) == set(LANGUAGES)
    assert insecure["en"] == insecure["zh"] != set()


def test_chinese_captions_are_chinese_sentences() -> None:
    sentences = [caption["zh"] for caption in CAPTIONS.values()]

    assert [text for text in sentences if not re.search(r"[\u4e00-\u9fff].*[。…]$", text)] == []
    assert [text for text in sentences if re.search(r"[\u4e00-\u9fff][,;:!?.]", text)] == []
