"""POST /lab/diagnoses: what the page "Diagnose" asks."""

import pytest
from werkzeug.test import Client

from backend.lab.diagnoses import MAX_BYTES
from tests.console_lines.line import AT, PREFLIGHT

LINE = f"{AT}{PREFLIGHT}It does not have HTTP ok status."


def test_line_gets_its_cause(api: Client) -> None:
    response = api.post("/lab/diagnoses", json={"text": LINE, "language": "zh"})

    (found,) = response.json["diagnoses"] if response.json else []
    assert (found["reason"], found["degree"]) == ("PreflightInvalidStatus", "measured")
    assert "预检" in found["title"]
    assert found["covers"] == ["A12", "B12"]


def test_language_is_english_unless_told(api: Client) -> None:
    response = api.post("/lab/diagnoses", json={"text": LINE})

    assert response.json and response.json["diagnoses"][0]["title"].startswith("The preflight ")


def test_other_text_gets_no_diagnosis(api: Client) -> None:
    response = api.post("/lab/diagnoses", json={"text": "hello", "language": "en"})

    assert response.status_code == 200
    assert response.json and response.json["diagnoses"] == []


def test_body_of_its_bound_is_read(api: Client) -> None:
    text = "hello ".ljust(MAX_BYTES - 100)

    assert api.post("/lab/diagnoses", json={"text": text}).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ([], 400, "Send JSON"),
        ({}, 400, "Send JSON"),
        ({"text": 1}, 400, "Send JSON"),
        ({"text": LINE, "language": "fr"}, 400, "must be one of en, zh"),
        ({"text": LINE, "language": ["en"]}, 400, "must be one of en, zh"),
        ({"text": "x" * MAX_BYTES}, 413, f"may have {MAX_BYTES} bytes"),
    ],
    ids=["list", "no-text", "number", "language", "languages", "long"],
)
def test_wrong_request_is_told(api: Client, sent: object, status: int, said: str) -> None:
    response = api.post("/lab/diagnoses", json=sent)

    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert response.json and said in response.json["detail"]
