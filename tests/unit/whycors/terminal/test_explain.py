"""scripts/explain.py: one case per line in, one outcome per line out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.whycors.terminal.explain_calls import by_command, explain

CASE = {
    "id": "put-no-methods",
    "page_origin": "http://localhost:8000",
    "request": {"url": "http://localhost:5001/notes/1", "method": "PUT"},
    "responses": [
        {
            "to": "*",
            "url": "*",
            "status": 200,
            "headers": [["Access-Control-Allow-Origin", "*"]],
        }
    ],
}


def test_case_gives_its_outcome() -> None:
    done = by_command(json.dumps(CASE) + "\n", "-", "--json")

    outcome: dict[str, Any] = json.loads(done.stdout)
    console = outcome.pop("console")
    assert done.returncode == 0
    assert outcome == {
        "id": "put-no-methods",
        "outcome": "network-error",
        "type": None,
        "status": None,
        "readable_headers": [],
        "is_cors_error": True,
        "reason": "MethodDisallowedByPreflightResponse",
        "failed_step": "cors-preflight-fetch/method",
        "server_executed": False,
        "requests": [["preflight", "http://localhost:5001/notes/1", "http://localhost:8000"]],
        "http_cache_could_answer": False,
        "change": {
            "headers": [
                [
                    "preflight",
                    "http://localhost:5001/notes/1",
                    "Access-Control-Allow-Methods",
                    "PUT",
                ]
            ],
            "flask_cors": "CORS(app)",
            "advice": None,
            "answered_by": "app",
        },
        "hidden_headers": [],
        "exposure": None,
        "cookies": [],
    }
    assert console["chromium"].endswith(
        "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response."
    )


@pytest.mark.parametrize(
    ("request_", "row", "change"),
    [
        ({"mode": "no-cors"}, {"status": 200, "headers": [["Access-Control-Allow-Origin", "*"]]},
         {"headers": [], "flask_cors": None, "advice": "mode-no-cors",
          "answered_by": None}),
        ({}, {"error": "dns"},
         {"headers": [], "flask_cors": None, "advice": "name-not-resolved",
          "answered_by": None}),
        ({"method": "PUT"}, {"status": 404, "headers": [["Access-Control-Allow-Origin", "*"],
          ["Access-Control-Allow-Methods", "PUT"]]},
         {"headers": [["preflight", "http://localhost:5001/", ":status", "200"]],
          "flask_cors": None, "advice": None, "answered_by": "app"}),
        ({}, {"status": 200, "headers": [["Access-Control-Allow-Origin", "*"]]}, None),
    ],
    ids=["advice-alone", "no-answer", "status", "readable"],
)  # fmt: skip
def test_change_is_told_to_programs(
    request_: dict[str, Any], row: dict[str, Any], change: dict[str, Any] | None
) -> None:
    asked = {"url": "http://localhost:5001/"} | request_
    case = CASE | {"request": asked, "responses": [{"to": "*", "url": "*"} | row]}

    done = explain(json.dumps(case))

    assert json.loads(done.stdout)["change"] == change


@pytest.mark.parametrize(
    ("asked", "written"),
    [("http://localhost:5001", "HTTP://localhost:5001#x"), ("notes", "/notes")],
    ids=["absolute", "of-the-page"],
)
def test_row_may_write_its_url_another_way(asked: str, written: str) -> None:
    row = {"to": "*", "url": written, "error": "dropped"}
    case = CASE | {"request": {"url": asked}, "responses": [row]}

    done = explain(json.dumps(case))

    assert json.loads(done.stdout)["reason"] == "EmptyResponse"


@pytest.mark.parametrize("origin", ["http://localhost:8000/", "HTTP://LOCALHOST:8000"])
def test_page_origin_may_be_its_url(origin: str) -> None:
    done = explain(json.dumps(CASE | {"page_origin": origin}))

    assert json.loads(done.stdout)["requests"][0][2] == "http://localhost:8000"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", 'is not of type "object"'),
        (json.dumps(CASE | {"responses": []}), "$.responses"),
        (json.dumps(CASE | {"page_origin": "localhost"}), "$.page_origin"),
        ('{"id": ' + "[" * 900 + "]" * 900 + "}", ""),
        (json.dumps(CASE | {"request": {"url": "x", "mode": "navigate"}}), "$.request.mode"),
    ],
    ids=["cut", "list", "no-answers", "no-origin", "deep", "unknown-mode"],
)
def test_bad_line_is_told_and_the_run_goes_on(line: str, said: str) -> None:
    done = explain(f"{line}\n{json.dumps(CASE)}\n")

    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 2
    assert (first["line"], second["id"]) == (1, "put-no-methods")
    assert said in first["error"]


def test_half_a_surrogate_pair_comes_back() -> None:
    line = json.dumps(CASE | {"id": "\ud800"})

    done = explain(f"{line}\n")

    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "\ud800"


def test_missing_file_is_named() -> None:
    done = by_command("", "no-such-file.jsonl")

    assert done.returncode == 2
    assert done.stderr == (
        "no-such-file.jsonl: No such file or directory. Give a file of cases, or -.\n"
    )


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Only the preflight reached the server"), ("zh", "只有预检请求到达服务器")],
)
def test_story_is_told_in_the_readers_language(tmp_path: Path, language: str, says: str) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CASE))

    done = explain("", str(cases), "--lang", language)

    assert done.returncode == 0
    assert says in done.stdout


def test_bad_line_among_stories_is_told() -> None:
    done = explain("{\n", "-")

    assert done.returncode == 2
    assert done.stdout.startswith("1: not JSON")


def test_unknown_language_is_refused_in_one_line() -> None:
    done = explain("", "-", "--lang", "fr")

    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith("explain.py: error: argument --lang: invalid choice: 'fr'")


MESSAGE = "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response."


def test_message_is_diagnosed() -> None:
    done = explain("", "--message", MESSAGE, "--lang", "zh")

    assert done.returncode == 0
    assert done.stdout.startswith("── 预检不允许这个方法 ─")
    assert "→  /zh/lessons/what-the-preflight-must-answer/no-method/" in done.stdout


def test_message_is_read_from_standard_input() -> None:
    done = explain(f"{MESSAGE}\nTypeError: Failed to fetch\n", "--message", "-", "--json")

    (found,) = map(json.loads, done.stdout.splitlines())
    assert found["reason"] == "MethodDisallowedByPreflightResponse"
    assert "/en/lessons/what-the-preflight-must-answer/no-method/" in found["shown_in"]


def test_number_of_thousands_of_digits_is_text() -> None:
    done = explain("", "--message", f"&#{'9' * 4301}; {MESSAGE}", "--json")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["reason"] == "MethodDisallowedByPreflightResponse"


def test_unknown_message_is_refused_in_one_line() -> None:
    done = explain("", "--message", "hello")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Nothing in this text ") and done.stderr.count("\n") == 1
