"""POST /lab/error: what the page "Paste an error" asks."""

import pytest
from werkzeug.test import Client

from backend.whycors.words.pasted_line import MAX_CHARACTERS
from tests.console_lines import AT

LINE = f"{AT}It does not have HTTP ok status."


def test_line_gets_its_meaning(api: Client) -> None:
    response = api.post("/lab/error", json={"text": LINE, "language": "zh"})

    (line,) = response.json["lines"] if response.json else []
    assert (line["browser"], line["reason"]) == ("chromium", "PreflightInvalidStatus")
    assert line["parameters"]["url"] == "http://localhost:5001/notes"
    assert line["covers"] == ["A12", "B12"]
    assert "预检" in line["means"]


def test_language_is_english_unless_told(api: Client) -> None:
    response = api.post("/lab/error", json={"text": LINE})

    assert response.json and response.json["lines"][0]["printed_by"].startswith("Chromium: ")


def test_other_text_gets_an_empty_list(api: Client) -> None:
    response = api.post("/lab/error", json={"text": "hello", "language": "en"})

    assert (response.status_code, response.json) == (200, {"lines": []})


def test_as_many_characters_fit_in_any_language(api: Client) -> None:
    assert api.post("/lab/error", json={"text": "错" * MAX_CHARACTERS}).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ([], 400, "Send JSON"),
        ({}, 400, "Send JSON"),
        ({"text": 1}, 400, "Send JSON"),
        ({"text": LINE, "language": "fr"}, 400, "must be one of en, zh"),
        ({"text": LINE, "language": ["en"]}, 400, "must be one of en, zh"),
        ({"text": "x" * (MAX_CHARACTERS + 1)}, 413, f"at most {MAX_CHARACTERS}"),
        ({"text": "x" * (MAX_CHARACTERS + 1), "language": "zh"}, 413, f"最多只读 {MAX_CHARACTERS}"),
        ({"text": "x" * 70_000}, 413, "may have 65536 bytes"),
    ],
    ids=["list", "no-text", "number", "language", "languages", "long", "long-in-chinese", "longer"],
)
def test_wrong_request_is_told(api: Client, sent: object, status: int, said: str) -> None:
    response = api.post("/lab/error", json=sent)

    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert response.json and said in response.json["detail"]


def test_longest_text_is_read(api: Client) -> None:
    text = LINE.ljust(MAX_CHARACTERS, "x")

    assert api.post("/lab/error", json={"text": text}).status_code == 200


def test_number_of_thousands_of_digits_is_text(api: Client) -> None:
    response = api.post("/lab/error", json={"text": f"&#{'9' * 4301}; {LINE}"})

    assert response.json and response.json["lines"][0]["reason"] == "PreflightInvalidStatus"
