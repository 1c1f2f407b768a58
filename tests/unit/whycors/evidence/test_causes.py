"""Every reason comes to a cause that is put into words, with a place that shows it."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from backend.whycors.browsers.recognise import Recognised
from backend.whycors.evidence.advice_by_cause import ADVICE_BY_CAUSE
from backend.whycors.evidence.cause import kebab
from backend.whycors.evidence.causes import cause_of
from backend.whycors.evidence.diagnosis import diagnosis
from backend.whycors.evidence.incident import Incident, Judgement
from backend.whycors.evidence.model import Fault, Line, Place
from backend.whycors.evidence.telling import told_by
from backend.whycors.fetch_standard import REASONS
from backend.whycors.words.catalogues import LANGUAGES, catalogue
from backend.whycors.words.pasted_advice import ADVICE
from frontend.course.places import places_showing
from tests.unit.site_pages import LESSONS

ALL_REASONS = sorted({*REASONS, *ADVICE})
EVIDENCE = Path(__file__).parents[4] / "backend" / "whycors" / "evidence"
CODE = "\n".join(path.read_text("utf-8") for path in EVIDENCE.rglob("*.py"))
TEXTS = {language: catalogue("diagnosis", language) for language in LANGUAGES}


def failure(reason: str, **parameters: str) -> tuple[Incident, Judgement]:
    """Return a failure of which a line tells the reason, and what else is given."""
    place = Place("console", 1, 1)
    line = Line(place, reason, Recognised(reason, "any", True, parameters))
    is_preflights = reason.startswith("Preflight")
    judgement = Judgement("measured", None, reason, "preflight" if is_preflights else None)
    return Incident((), (line,), (), None, ()), judgement


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_put_into_words(language: str) -> None:
    told = {reason: diagnosis(*failure(reason), language) for reason in ALL_REASONS}

    texts = {reason: json.dumps(each, ensure_ascii=False) for reason, each in told.items()}
    assert [reason for reason, text in texts.items() if re.search(r"``|\{\w+\}", text)] == []
    assert [reason for reason, each in told.items() if not (each["fixes"] or each["next"])] == []
    assert [reason for reason, each in told.items() if not each["sentences"]] == []


def test_every_reason_is_shown_somewhere() -> None:
    causes = {reason: cause_of(told_by(*failure(reason))) for reason in ALL_REASONS}

    shown = {
        reason: places_showing(reason, cause.covers, LESSONS) for reason, cause in causes.items()
    }
    assert [reason for reason, places in shown.items() if not places] == []


def test_every_cause_is_shown_somewhere() -> None:
    own = {cause: advice.covers for cause, advice in ADVICE_BY_CAUSE.items() if advice.covers}

    assert [cause for cause, ids in own.items() if not places_showing("", ids, LESSONS)] == []


def test_languages_have_the_same_texts_in_order() -> None:
    assert list(TEXTS["en"]) == list(TEXTS["zh"])


def test_text_says_the_same_in_both_languages() -> None:
    names = {
        key: [sorted(re.findall(r"\{\w+\}", TEXTS[language][key])) for language in LANGUAGES]
        for key in TEXTS["en"]
    }

    assert {key: both for key, both in names.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_set_with_care(language: str) -> None:
    texts = TEXTS[language].values()

    assert [text for text in texts if text != text.strip() or "  " in text] == []
    assert [text for text in texts if text.count("`") % 2] == []
    if language == "zh":
        badly_set = r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.(?!\w)"
        assert [text for text in texts if re.search(badly_set, text)] == []


def test_every_text_is_used() -> None:
    advised = {
        key
        for advice in ADVICE_BY_CAUSE.values()
        for key in (*advice.why, *advice.fixes, *advice.next, *advice.open)
    }
    parts = ("why.", "fix.", "next.", "open.")
    own = [key for key in TEXTS["en"] if key.startswith(parts) and "fix.tunnel." not in key]

    assert [key for key in own if not is_named(key, advised)] == []


def is_named(key: str, advised: set[str]) -> bool:
    name = key.partition(".")[2]
    return name in advised or f'"{name}"' in CODE or f'"{key}"' in CODE


def test_every_title_is_a_causes() -> None:
    reasons = {kebab(reason) for reason in ALL_REASONS}
    found = set(re.findall(r'Found\(\s*"([a-z-]+)"', CODE)) | set(ADVICE_BY_CAUSE)
    titles = {key.partition(".")[2] for key in TEXTS["en"] if key.startswith("title.")}

    assert titles - reasons - found - {"opaque-response", "redirect-not-followed"} == set()
    assert {cause for cause in found if cause not in titles} == set()


def test_every_fault_in_reading_is_put_into_words() -> None:
    faults = {f"unread.{fault}" for fault in get_args(Fault) if fault}

    assert faults - set(TEXTS["en"]) == set()


@pytest.mark.parametrize("subject", ["diagnosis", "pasted"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_stands_once(subject: str, language: str) -> None:
    path = EVIDENCE.parent / "words" / subject / f"{language}.json"
    keys = re.findall(r'^  "([^"]+)": ', path.read_text("utf-8"), re.MULTILINE)

    assert [key for key, count in Counter(keys).items() if count > 1] == []
