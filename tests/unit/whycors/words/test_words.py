"""The explainer's words: two languages that say the same, none missing, none unused."""

import re
from typing import get_args

import pytest

from backend.whycors.fetch_standard import REASONS, Step, StepId
from backend.whycors.remedies.advice import Advice
from backend.whycors.remedies.answerer import Answerer, Sender
from backend.whycors.remedies.changes import Change, HeaderChange, On, StatusChange
from backend.whycors.words import LANGUAGES, Words
from backend.whycors.words.origins import difference
from tests.unit.offenders import offenders
from tests.unit.whycors.words_cases import (
    API,
    CATALOGUES,
    PAGE,
    URL,
    Heard,
    case,
    outcomes,
    redirect,
    row,
)
from tests.unit.whycors.words_cases import outcome_of as of

TEXTS = [
    (f"{language}:{key}", text)
    for language in LANGUAGES
    for key, text in CATALOGUES[language].items()
]
SENTENCES = ("step.", "difference.", "outcome.", "exposed.", "executed.", "advice.", "change.")
EXPOSED = [
    ("readable", "named"),
    ("readable", "star"),
    ("hidden", "star"),
    ("hidden", "missing"),
]
FULL_STOPS = {"en": ".", "zh": "。"}

#: What the lab says of a scenario's file: test_reported_apps.py.
LAB_TEXTS = (
    "outcome.hidden.offer", "fault.joined-strings", "fault.no-rule", "fault.unreached-view",
)  # fmt: skip

CHANGES: list[Change] = [
    StatusChange("preflight", URL, 404, 200),
    *(
        HeaderChange(on, URL, "Access-Control-Allow-Origin", before, PAGE)
        for on in get_args(On)
        for before in ((), ("*", API))
    ),
]


def placeholders(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\{(\w+)\}", text))


@pytest.fixture(scope="module", params=LANGUAGES)
def heard(request: pytest.FixtureRequest) -> set[str]:
    telling = Heard(request.param)
    for asked, outcome in outcomes():
        for step in outcome.steps:
            telling.title(step)
            telling.step(step)
        telling.reason(asked, outcome)
        telling.outcome(asked, outcome)
        telling.executed(outcome)
    telling.text("title.exposed")
    for fate, how in EXPOSED:
        telling.exposed("X-Total-Count", fate, how)
    for advice in get_args(Advice):
        telling.advice(advice)
    asked, outcome = outcomes()[0]
    for who in get_args(Answerer):
        telling.sender(Sender(who, "Age: 1"))
        telling.executed(outcome, Sender(who, "Age: 1"))
    telling.text("outcome.hidden", headers="X-A")
    for text in LAB_TEXTS:
        telling.text(text, path="/a", patterns="/b", first="/c", second="/d", view="options")
    for change in CHANGES:
        telling.change(change)
    return telling.keys


def test_cases_take_every_step_and_fail_for_every_reason() -> None:
    all_outcomes = [outcome for _, outcome in outcomes()]

    # So each has its words, or the fixture above raises KeyError.
    assert {step.id for outcome in all_outcomes for step in outcome.steps} == set(get_args(StepId))
    assert {outcome.failure.reason for outcome in all_outcomes if outcome.failure} == set(REASONS)


def test_every_text_is_used(heard: set[str]) -> None:
    # test_story.py covers those of the story.
    told = {key for key in CATALOGUES["en"] if not key.startswith("story.")}

    assert told - heard == {"empty"}


def test_catalogues_have_the_same_keys_in_order() -> None:
    assert list(CATALOGUES["en"]) == list(CATALOGUES["zh"])


def test_text_has_the_same_placeholders_in_all_languages() -> None:
    texts = {key: [CATALOGUES[language][key] for language in LANGUAGES] for key in CATALOGUES["en"]}

    assert {key: said for key, said in texts.items() if len(set(map(placeholders, said))) > 1} == {}


def check_setting(text: str) -> None:
    assert text and text == text.strip()
    assert "  " not in text and "..." not in text and "\n" not in text
    assert text.count("`") % 2 == 0


def test_text_is_set_with_care() -> None:
    assert offenders(TEXTS, check_setting) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_ends_with_a_full_stop(language: str) -> None:
    texts = CATALOGUES[language].items()
    sentences = {key: text for key, text in texts if key.startswith(SENTENCES)}

    assert {key.partition(".")[0] + "." for key in sentences} == set(SENTENCES)
    stop = FULL_STOPS[language]
    assert {key: text for key, text in sentences.items() if not text.endswith(stop)} == {}


def test_chinese_text_has_chinese_punctuation() -> None:
    texts = CATALOGUES["zh"].values()

    assert not [
        text for text in texts if re.search(r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.(?!\w)", text)
    ]


def test_english_text_is_english() -> None:
    texts = CATALOGUES["en"].values()

    assert not [text for text in texts if re.search(r"[\u3000-\u9fff\uff00-\uffef]", text)]


@pytest.mark.parametrize(
    ("allowed", "origin", "differs"),
    [
        ("http://localhost:8000/", "http://localhost:8000", "slash"),
        ("http://localhost:8000/app", "http://localhost:8000", "path"),
        ("http://Localhost:8000", "http://localhost:8000", "case"),
        ("localhost:8000", "http://localhost:8000", "no-scheme"),
        ("http://example.com:80", "http://example.com", "default-port"),
        ("https://example.com:443", "https://example.com", "default-port"),
        ("https://localhost:8000", "http://localhost:8000", "scheme"),
        ("http://localhost:3000", "http://localhost:8000", "port"),
        ("http://127.0.0.1:8000", "http://localhost:8000", "loopback"),
        ("http://localhost:8000", "http://127.0.0.1:8000", "loopback"),
        ("https://www.example.com", "https://example.com", "host"),
        ("https://*.example.com", "https://app.example.com", "pattern"),
        ("null", "http://localhost:8000", "allows-null"),
        ("http://localhost:8000", "null", "opaque"),
        ("http://tauri.localhost", "tauri://localhost", "own-scheme"),
        ("localhost", "tauri://localhost", "own-scheme"),
        ("tauri://localhost/", "tauri://localhost", "slash"),
        ("https://other.example:1", "http://localhost:8000", None),
        ("foo", "http://localhost:8000", None),
        ("http://user@localhost:8000", "http://localhost:8000", None),
    ],
)
def test_difference_of_origins_is_told(allowed: str, origin: str, differs: str | None) -> None:
    assert difference(allowed, origin) == differs


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "en",
            "The answer is shared with `http://localhost:8000/`, but this request comes from "
            "`http://localhost:8000`. Only the slash at the end differs; an origin has none.",
        ),
        (
            "zh",
            "响应只分享给 `http://localhost:8000/`，而这个请求来自 `http://localhost:8000`。"
            "只差末尾的斜杠；源的末尾没有斜杠。",
        ),
    ],
)
def test_mismatch_names_both_origins(language: str, says: str) -> None:
    request, outcome = of(case({}, row({"Access-Control-Allow-Origin": f"{PAGE}/"})))

    assert Words(language).reason(request, outcome) == says


def test_origin_lost_in_redirects_is_told() -> None:
    there = redirect("http://localhost:5002/")
    request, outcome = of(case({}, there, row({"Access-Control-Allow-Origin": PAGE})))

    reason = Words("en").reason(request, outcome) or ""

    assert "this request comes from `null`" in reason
    assert f"The page is `{PAGE}`, but redirects led across two origins" in reason


def test_nothing_wrong_has_no_reason() -> None:
    assert Words("en").reason(*of(case({}))) is None


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            CHANGES[0],
            "To the preflight at `http://localhost:5001/notes`, answer with status `200` instead "
            "of `404`.",
        ),
        (
            CHANGES[1],
            "To the preflight at `http://localhost:5001/notes`, answer with "
            "`Access-Control-Allow-Origin: http://localhost:8000`.",
        ),
        (
            CHANGES[4],
            "To the request at `http://localhost:5001/notes`, answer with "
            "`Access-Control-Allow-Origin: http://localhost:8000` instead of "
            "`*, http://localhost:5001`.",
        ),
    ],
    ids=["status", "added", "replaced"],
)
def test_change_names_the_answer_and_both_values(change: Change, says: str) -> None:
    assert Words("en").change(change) == says


def test_control_characters_are_made_visible() -> None:
    step = Step("cors-check/origin", False, {"allowed": "a\x1b[31m", "origin": "\x9b"})

    said = Words("en").step(step)

    assert said.isprintable()
    assert "is `a\\x1B[31m`" in said and "is `\\x9B`" in said
