"""What a paste is found to be: each form alone, and several of them together."""

from textwrap import dedent
from typing import get_args

import pytest

from backend.whycors.evidence.answer_heads import MAX_HEADERS
from backend.whycors.evidence.header_block import MAX_ROWS
from backend.whycors.evidence.model import Evidence, Fault, Place, SeenAnswer
from backend.whycors.evidence.reading import (
    MAX_CHARACTERS,
    MAX_PIECES,
    TooMuchText,
    read_evidence,
)
from backend.whycors.evidence.shell_words import MAX_WORDS
from backend.whycors.words.catalogues import catalogue

LINE = (
    "Access to fetch at 'http://localhost:5001/notes' from origin 'http://localhost:8000' has been "
    "blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested "
    "resource."
)
CASE = (
    '{"id": "a", "page_origin": "http://localhost:8000", "request": {"url": "http://a.test/"}, '
    '"responses": [{"to": "*", "url": "*", "status": 200}]}'
)


def read(text: str) -> Evidence:
    return read_evidence(dedent(text))


def test_transcript_has_command_and_answer() -> None:
    [seen] = read("""\
        $ curl -i -X PUT -H 'Origin: http://localhost:8000' http://localhost:5001/notes
        HTTP/1.1 200 OK
        Server: Werkzeug/3.1
        Content-Type: application/json

        {"notes": []}
        """).seen

    assert seen.place == Place("curl", 1, 4)
    assert (seen.by, seen.kind, seen.method) == ("curl", "request", "PUT")
    assert seen.url == "http://localhost:5001/notes"
    assert seen.headers == (("Origin", "http://localhost:8000"),)
    headers = (("Server", "Werkzeug/3.1"), ("Content-Type", "application/json"))
    assert seen.answer == SeenAnswer(200, headers)


def test_several_transcripts_in_one_paste() -> None:
    seen = read("""\
        me@host:~$ curl -sS -D - -o /dev/null https://api.example.net/a
        HTTP/2 200
        vary: Origin
        me@host:~$ curl -I https://api.example.net/b
        HTTP/2 404
        """).seen

    assert [(one.method, one.url, one.answer and one.answer.status) for one in seen] == [
        ("GET", "https://api.example.net/a", 200),
        ("HEAD", "https://api.example.net/b", 404),
    ]


def test_body_is_neither_read_nor_missed() -> None:
    evidence = read("""\
        $ curl -i http://localhost:5001/
        HTTP/1.1 500 INTERNAL SERVER ERROR
        Content-Type: text/html

        <!doctype html>
        Vary: nothing
        {"log": 1}
        """)

    assert len(evidence.seen) == 1
    assert evidence.unread == ()


def test_block_of_headers_is_an_answers() -> None:
    [seen] = read("""\
        content-type: application/json
        vary: Cookie, Origin
        """).seen

    assert (seen.by, seen.method, seen.url, seen.headers) == ("unknown", None, None, None)
    headers = (("content-type", "application/json"), ("vary", "Cookie, Origin"))
    assert seen.answer == SeenAnswer(None, headers)


def test_line_and_its_headers_and_a_case_are_read_each_in_its_place() -> None:
    evidence = read_evidence(f"{LINE}\n\nVary: Origin\nServer: x\n\n{CASE}\n{CASE}")

    assert [one.place for one in evidence.lines] == [Place("console", 1, 1)]
    assert [one.recognised.reason for one in evidence.lines] == ["MissingAllowOriginHeader"]
    assert [one.place for one in evidence.seen] == [Place("headers", 3, 4)]
    assert [one.place.first_line for one in evidence.cases] == [6, 7]


def test_case_that_breaks_the_schema_is_named() -> None:
    [unread] = read_evidence(CASE.replace("200", '"200"')).unread

    assert unread.fault == "case"
    assert "$.responses[0].status" in unread.value


@pytest.mark.parametrize("text", ["http://localhost:5001/notes", " https://a.test/?b=c#d\n"])
def test_url_alone(text: str) -> None:
    assert read_evidence(text) == Evidence(url=text.strip())


def test_too_much_text_is_refused() -> None:
    with pytest.raises(TooMuchText, match="8388609 characters"):
        read_evidence("x" * (MAX_CHARACTERS + 1))


def test_after_many_pieces_the_rest_is_named() -> None:
    evidence = read_evidence("curl http://a.test/\n" * (MAX_PIECES + 2))

    assert len(evidence.seen) == MAX_PIECES
    [unread] = evidence.unread
    assert (unread.fault, unread.value, unread.first_line) == ("pieces", "500", MAX_PIECES + 1)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Vary: Origin\n" * (MAX_ROWS + 1), "too-many-headers"),
        ("curl " + "a " * (MAX_WORDS + 1), "curl-words"),
        ("fetch('http://a.test/', {\n", "fetch"),
        ("Invoke-WebRequest -Method 'PUT'\n", "powershell"),
        ('{"log": [', "json"),
        ('{"log": ' + "[" * 5000, "json"),
        ("some other text\n" * 20_000, "too-long"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_else_is_lost(text: str, fault: str) -> None:
    evidence = read_evidence(f"$ curl http://a.test/\n\n{text}")

    assert len(evidence.seen) == 1
    assert fault in [unread.fault for unread in evidence.unread]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_fault_has_its_words(language: str) -> None:
    texts = catalogue("diagnosis", language)

    assert [each for each in get_args(Fault) if each and f"unread.{each}" not in texts] == []


def test_long_head_is_read_in_its_first_part() -> None:
    [seen] = read_evidence("HTTP/1.1 200 OK\n" + "A: b\n" * (MAX_HEADERS + 9)).seen

    assert seen.answer is not None and seen.answer.headers is not None
    assert len(seen.answer.headers) == MAX_HEADERS
    assert seen.place.last_line == MAX_HEADERS + 10
