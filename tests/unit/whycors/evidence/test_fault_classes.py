"""Every class of faults, in examples of our own: what somebody gives, and the cause.

F1 is an origin with a scheme of its own, F2 a line in another language, F3 a block beside CORS, F4
a cookie or header that is missing although CORS lets all through, F5 an answer that is not the
app's, F6 a fault of browser or certificate, F7 one of flask-cors' options or Flask's rules, F8 what
people have, F9 a line that was broken in copying.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backend.whycors.cases.case import Case, play_case, read_case
from backend.whycors.evidence.diagnosis import diagnose
from backend.whycors.words.catalogues import LANGUAGES
from tests.unit.whycors.evidence.written_forms import as_curl, as_har

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).with_name("fault_classes.jsonl")).read_text("utf-8").splitlines()
]
CLASSES = sorted({row["class"] for row in ROWS})


def text_of(row: dict[str, Any]) -> str:
    text: str = row["text"] if "text" in row else json.dumps(row["case"])
    return text


def first(row: dict[str, Any], language: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = diagnose(text_of(row), language)["diagnoses"]
    return found[0] if found else {"cause": None}


@pytest.mark.parametrize("fault_class", CLASSES)
def test_cause_is_found(fault_class: str) -> None:
    rows = [row for row in ROWS if row["class"] == fault_class]

    told = [(text_of(row), row["cause"], first(row, "en")["cause"]) for row in rows]

    assert [row for row in told if row[1] != row[2]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_whole(language: str) -> None:
    said = [json.dumps(first(row, language), ensure_ascii=False) for row in ROWS]

    assert [text for text in said if re.search(r"``|\{\w+\}", text.replace("{}", ""))] == []


def test_no_advice_lets_in_more_than_was_asked_for() -> None:
    to_do = [
        (text_of(row), json.dumps([found["fixes"], found["stacks"]]))
        for row in ROWS
        if (found := first(row, "en"))["cause"]
    ]

    too_much = (
        "CORS(app)",
        "origins='*'",
        "origins=['*']",
        "'null'",
        "no-cors'\\",
        "localhost:8000/",
    )
    assert [row for row in to_do if any(words in row[1] for words in too_much)] == []


def test_there_are_ten_of_each() -> None:
    few = {name: sum(row["class"] == name for row in ROWS) for name in CLASSES}

    assert {name: count for name, count in few.items() if count < 10} == {}


#: What a form leaves out, and what the cause then is as well: neither says whether the call has
#: credentials, or what came of an earlier one, and curl has no mode.
LEFT_OPEN = {
    "credentials-not-asked": {"credentials-open"},
    "readable": {"credentials-open"},
    "cookie-of-another-path": {"readable"},
    "login-page": {"login-page-seen"},
    "blocked-by-resource-policy": {"asked-without-origin"},
}


@pytest.mark.parametrize("write", [as_curl, as_har], ids=["curl", "har"])
def test_cause_is_found_in_whichever_form(write: Callable[[Case], str]) -> None:
    cases = [(read_case(row["case"]), row["cause"]) for row in ROWS if "case" in row]
    sent = [(case, cause) for case, cause in cases if play_case(case).exchanges]

    told = [(case.id, cause, cause_in(write(case))) for case, cause in sent]

    assert [row for row in told if row[2] not in {row[1]} | LEFT_OPEN.get(row[1], set())] == []


def cause_in(text: str) -> str | None:
    found = diagnose(text, "en")["diagnoses"]
    return found[0]["cause"] if found else None


def test_case_of_no_origin_is_told_to_be_none() -> None:
    case = '{"id": "1", "page_origin": "nowhere", "request": {"url": "http://a.test/"},'

    answer = diagnose(f'{case} "responses": [{{"to": "*", "url": "*", "status": 200}}]}}', "en")

    assert answer["diagnoses"] == []
    assert "'nowhere' is not an origin" in answer["unread"][0]["sentence"]
