"""scripts/README.md names every key of a case and of an outcome, and shows what is printed."""

import json
import re
from typing import Any

import pytest

from scripts.running_lab import ROOT
from tests.unit.documents.markdown import differing, first_cells, part, text_of
from tests.unit.documents.shapes import keys_of, keys_of_schema
from tests.unit.whycors.terminal.explain_calls import explain

README = text_of("scripts/README.md")
EXAMPLE = text_of("scripts/example.jsonl")
(SCHEMA_FILE,) = (ROOT / "backend").rglob("case.schema.json")


# A case whose answer sets a cookie, and has a header that script may not read.
LOGIN = {
    "id": "login",
    "page_origin": "http://localhost:8000",
    "request": {"url": "http://localhost:5001/login", "credentials": "include"},
    "responses": [
        {
            "to": "*",
            "url": "*",
            "status": 200,
            "headers": [
                ["Access-Control-Allow-Origin", "http://localhost:8000"],
                ["Access-Control-Allow-Credentials", "true"],
                ["Set-Cookie", "session=1"],
                ["X-User", "ann"],
            ],
        }
    ],
}


def test_every_key_of_a_case_is_told() -> None:
    schema: dict[str, Any] = json.loads(SCHEMA_FILE.read_text("utf-8"))
    leaves = frozenset({"before"})  # requests, as the one that is judged

    assert differing(first_cells(part(README, "case")), keys_of_schema(schema, leaves)) == []


def test_every_key_of_an_outcome_is_told() -> None:
    outcomes = [
        json.loads(line) for line in explain(EXAMPLE + json.dumps(LOGIN)).stdout.splitlines()
    ]
    leaves = frozenset(f"cookies[].{fate}" for fate in ("sent", "withheld", "stored", "refused"))
    keys = dict.fromkeys(key for each in outcomes for key in keys_of(each, leaves))

    assert differing(first_cells(part(README, "outcome")), keys) == []


@pytest.mark.parametrize(
    ("readme", "language"), [("scripts/README.md", "en"), ("scripts/README.zh-CN.md", "zh")]
)
def test_story_is_what_the_command_prints(readme: str, language: str) -> None:
    shown = re.search(r"^    ── .*?(?=^\S)", text_of(readme), re.MULTILINE | re.DOTALL)
    assert shown

    printed = explain(EXAMPLE, "-", "--lang", language).stdout

    excerpt = re.sub(r"^    ", "", shown[0], flags=re.MULTILINE).strip()
    assert printed.startswith(excerpt)
    assert len(excerpt.splitlines()) > 10
