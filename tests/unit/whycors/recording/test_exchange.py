import pytest

from backend.whycors.recording.exchange import (
    BYTES_AN_EXCHANGE,
    MAX_BODY_BYTES,
    Exchange,
    Headers,
    RecordedBody,
)
from tests.unit.whycors.recording.received_requests import received

PREFLIGHT = [("Access-Control-Request-Method", "PUT"), ("Origin", "http://localhost:8000")]


def body_of(*chunks: bytes) -> RecordedBody:
    body = RecordedBody()
    for chunk in chunks:
        body.add(chunk)
    return body


def test_body_begins_empty() -> None:
    assert RecordedBody().as_json() == {"text": "", "size": 0, "truncated": False}


def test_body_joins_its_chunks() -> None:
    body = body_of(b"ab", b"", b"cd")

    assert body.as_json() == {"text": "abcd", "size": 4, "truncated": False}


def test_largest_body_is_kept_whole() -> None:
    body = body_of(b"x" * MAX_BODY_BYTES)

    assert body.as_json() == {"text": "x" * 8192, "size": 8192, "truncated": False}


@pytest.mark.parametrize(
    "chunks",
    [[b"x" * 8193], [b"x" * 8192, b"x"], [b"x" * 5000, b"x" * 3193], [b"x" * 8193, b""]],
    ids=["one-chunk", "one-byte-more", "within-a-chunk", "empty-chunk-after"],
)
def test_longer_body_is_truncated(chunks: list[bytes]) -> None:
    body = body_of(*chunks)

    assert body.as_json() == {"text": "x" * 8192, "size": 8193, "truncated": True}


def test_body_that_is_no_text_is_shown() -> None:
    assert body_of(b"\xff\xfeA").as_json()["text"] == "\ufffd\ufffdA"


def test_character_split_between_chunks_is_whole() -> None:
    assert body_of("中".encode()[:1], "中".encode()[1:]).as_json()["text"] == "中"


def test_options_that_asks_is_a_preflight() -> None:
    assert received("OPTIONS", headers=PREFLIGHT).kind == "preflight"


def test_preflight_is_known_in_any_spelling() -> None:
    headers = [(name.lower(), value) for name, value in PREFLIGHT]

    assert received("OPTIONS", headers=headers).kind == "preflight"


@pytest.mark.parametrize(
    ("method", "headers"),
    [("OPTIONS", []), ("OPTIONS", PREFLIGHT[:1]), ("OPTIONS", PREFLIGHT[1:]), ("GET", PREFLIGHT)],
    ids=["plain-options", "no-origin", "no-method-asked", "get"],
)
def test_anything_else_is_a_request(method: str, headers: Headers) -> None:
    assert received(method, headers=headers).kind == "request"


def test_exchange_as_json_is_whole() -> None:
    exchange = received("POST", "/notes?a=1", [("Origin", "null")], b"{}")
    exchange.started = 10.0
    exchange.answer("201 CREATED", [("Vary", "Cookie")])
    exchange.response_body.add(b"[]")
    exchange.view, exchange.answered_by = "create_note", "view"
    exchange.ended = 10.01234

    assert exchange.as_json(run_started=9.5) == {
        "number": 0,
        "kind": "request",
        "method": "POST",
        "path": "/notes?a=1",
        "destination": "",
        "mode": "cors",
        "started_ms": 500.0,
        "duration_ms": 12.34,
        "request": {
            "headers": [("Origin", "null")],
            "body": {"text": "{}", "size": 2, "truncated": False},
        },
        "response": {
            "status": 201,
            "reason": "Created",
            "headers": [("Vary", "Cookie")],
            "body": {"text": "[]", "size": 2, "truncated": False},
        },
        "view": "create_note",
        "answered_by": "view",
    }


@pytest.mark.parametrize(
    ("control", "kept"),
    [
        ("max-age=600", True),
        (f"max-age={'9' * 5000}", True),
        ("no-store, max-age=600", False),
    ],
)
def test_exchange_tells_whether_its_answer_may_be_kept(control: str, kept: bool) -> None:
    exchange = received()
    exchange.answer("200 OK", [("Cache-Control", control)])

    assert exchange.may_be_kept is kept


def test_exchange_under_way_has_no_answer() -> None:
    shown = received().as_json(0)

    assert (shown["duration_ms"], shown["view"]) == (None, None)
    assert shown["response"] == {
        "status": None,
        "reason": "",
        "headers": [],
        "body": {"text": "", "size": 0, "truncated": False},
    }


def test_status_of_its_own_has_no_reason() -> None:
    exchange = received()
    exchange.answer("299", [])

    assert exchange.as_json(0)["response"]["reason"] == ""


def test_size_counts_path_headers_and_bodies() -> None:
    exchange = received("GET", "/12?345", [("ab", "c")], b"1234")
    small = exchange.measured_size()
    exchange.answer("200 OK", [("d", "x" * 1000)])
    exchange.response_body.add(b"x" * (MAX_BODY_BYTES + 1))

    assert small == BYTES_AN_EXCHANGE + len("/12") + len("345") + len("HTTP_AB c") + 4
    assert exchange.measured_size() == small + len("200 OK d ") + 1000 + MAX_BODY_BYTES


def test_header_fields_are_spelled_and_sorted() -> None:
    environ = {
        "REQUEST_METHOD": "POST",
        "HTTP_ORIGIN": "null",
        "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "PUT",
        "HTTP_SEC_CH_UA": '"Chromium"',
        "HTTP_DNT": "1",
        "HTTP_TE": "trailers",
        "CONTENT_TYPE": "text/plain",
        "CONTENT_LENGTH": "3",
        "PATH_INFO": "/notes",
        "wsgi.input": None,
    }

    assert Exchange(environ).request_headers == [
        ("Access-Control-Request-Method", "PUT"),
        ("Content-Length", "3"),
        ("Content-Type", "text/plain"),
        ("DNT", "1"),
        ("Origin", "null"),
        ("Sec-CH-UA", '"Chromium"'),
        ("TE", "trailers"),
    ]


def test_empty_content_headers_were_not_sent() -> None:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "CONTENT_TYPE": "", "CONTENT_LENGTH": ""}

    assert Exchange(environ).request_headers == []


def test_answer_is_for_a_page_where_nothing_says_that_it_is_not() -> None:
    fields = {
        "fetch()": [("Sec-Fetch-Dest", "empty"), ("Sec-Fetch-Mode", "cors")],
        "an image": [("Sec-Fetch-Dest", "image"), ("Sec-Fetch-Mode", "no-cors")],
        "an image with crossorigin": [("Sec-Fetch-Dest", "image"), ("Sec-Fetch-Mode", "cors")],
        # Over plain http to a name browsers don't say what it is for.
        "untold": [("Accept", "image/avif,*/*")],
    }

    assert {name: received(headers=each).is_for_a_page for name, each in fields.items()} == {
        "fetch()": True,
        "an image": False,
        "an image with crossorigin": True,
        "untold": True,
    }


def test_exchanges_that_differ_in_their_bodies_alone_are_explained_alike() -> None:
    one, other, third = received(body=b"a"), received(body=b"b"), received(path="/b", body=b"a")

    assert one.without_bodies() == other.without_bodies() != third.without_bodies()
