"""The words: two languages that say the same, every one of them used, none of them missing."""

import re
from itertools import chain

from backend import whycors
from frontend.course.folders import LESSONS, lesson_folders
from frontend.course.questions import ASKS, IN_WORDS
from frontend.course.reader import LEVELS
from frontend.course.workshop_file import KINDS
from frontend.course.workshop_pages import DOCUMENTS, PAPERS
from frontend.origins import NEEDS, ORIGIN_KINDS, role_of
from frontend.sample_evidence import EVIDENCE
from frontend.text import LANGUAGES, texts_in
from tests.unit.offenders import offenders
from tests.unit.text_calls import Call, calls_in_template

FRONTEND = LESSONS.parent
SCRIPTS = sorted((FRONTEND / "lab").glob("*/*.js"))
TEMPLATES = sorted((FRONTEND / "templates").glob("*.html"))
CALLS = list(chain.from_iterable(calls_in_template(path) for path in TEMPLATES))
PUT_TOGETHER = re.compile(r"\bt\(`([\w.-]+)\$\{")
# For keys that are put together: what may follow the fixed part.
ENDINGS = {
    "predict.": {*IN_WORDS, *ASKS} - {"outcome"},
    "predict.question.": set(ORIGIN_KINDS),
    "diagnose.example.": {*EVIDENCE},
    "lesson.needs.": {*NEEDS},
    "paths.level.": {*LEVELS},
    "origin.": {*ORIGIN_KINDS, "api"},
    "visit.title.": {role_of(kind) for kind in ORIGIN_KINDS},
    "visit.lead.": {role_of(kind) for kind in ORIGIN_KINDS},
    "plan.row.": {*KINDS} - {"lesson"},
    "plan.says.": {*KINDS} - {"lesson"},
    "presenter.kind.": {*KINDS} - {"lesson"},
    "presenter.says.": {"ask", "why", "stuck", "board", "skip"},
    "workshops.room.": {"laptops", "offline", "projector", "hands"},
    "kit.name.": {*DOCUMENTS},
    "kit.what.": {*DOCUMENTS},
    "kit.paper.": {*PAPERS},
}
TEXTS = [
    (f"{language}:{key}", text)
    for language in LANGUAGES
    for key, text in texts_in(language).items()
]
PROSE = sorted(lesson_folders())
PAGES = [FRONTEND / "notes", FRONTEND / "attacker"]


def placeholders(text: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\{(\w+)\}", text)))


def keys_of(call: Call) -> set[str]:
    """Return every key that a call may ask for."""
    return {*call.keys, *(call.prefix + ending for ending in ENDINGS.get(call.prefix, ()))}


def test_both_ends_speak_the_same_languages() -> None:
    # They share no code, only HTTP.
    assert LANGUAGES == whycors.LANGUAGES


def test_catalogues_have_the_same_keys_in_order() -> None:
    assert list(texts_in("en")) == list(texts_in("zh"))


def test_text_has_the_same_placeholders_in_all_languages() -> None:
    texts = {key: [texts_in(language)[key] for language in LANGUAGES] for key in texts_in("en")}

    assert {key: said for key, said in texts.items() if len({*map(placeholders, said)}) > 1} == {}


def test_keys_put_together_are_the_ones_known() -> None:
    assert {call.prefix for call in CALLS if call.prefix} == set(ENDINGS)


def test_text_that_is_asked_for_exists() -> None:
    missing = {str(call): keys_of(call) - set(texts_in("en")) for call in CALLS}

    assert {call: keys for call, keys in missing.items() if keys} == {}
    assert [str(call) for call in CALLS if not keys_of(call)] == []


def wanted_by(call: Call) -> set[str]:
    """Return the placeholders of the texts that a call may ask for."""
    return set(chain.from_iterable(placeholders(texts_in("en")[key]) for key in keys_of(call)))


def test_placeholders_get_their_values() -> None:
    missing = {str(call): wanted_by(call) - call.values for call in CALLS}

    assert {call: names for call, names in missing.items() if names} == {}


def is_in_scripts(key: str, scripts: str) -> bool:
    """Return whether a script names a key, or the beginning of one that it puts together."""
    return f"'{key}'" in scripts or any(map(key.startswith, PUT_TOGETHER.findall(scripts)))


def test_every_text_is_used() -> None:
    in_templates = set(chain.from_iterable(keys_of(call) for call in CALLS))
    scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)

    left = set(texts_in("en")) - in_templates
    assert [key for key in left if not is_in_scripts(key, scripts)] == []


def check_setting(text: str) -> None:
    assert text
    # A text that continues another one begins with its own punctuation, never with a space.
    assert text == text.strip()
    assert "  " not in text and "..." not in text and "\n" not in text
    # Templates take a text as HTML, even in attributes; scripts take it as it is.
    assert not set("<>&\"'") & set(text)


def test_text_is_set_with_care() -> None:
    assert offenders(TEXTS, check_setting) == []


def test_chinese_text_has_chinese_punctuation() -> None:
    texts = [*texts_in("zh").values(), *((path / "zh.md").read_text("utf-8") for path in PROSE)]

    assert not [
        text for text in texts if re.search(r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.(?!\w)", text)
    ]


def test_english_text_is_english() -> None:
    texts = [*texts_in("en").values(), *((path / "en.md").read_text("utf-8") for path in PROSE)]

    assert not [text for text in texts if re.search(r"[\u3000-\u9fff\uff00-\uffef]", text)]
