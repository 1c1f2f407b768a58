"""The site behind its server: bodies that are held back block nobody else."""

import json
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

import frontend.__main__
from tests.unit.raw_connections import answer, sent, serving

RUN = b"/runs/aaaaaaaaaaaaaaaa/no_cors/notes"
HEAD = b"POST %s HTTP/1.1\r\nHost: localhost:8000\r\nContent-Type: application/json\r\n"
HALF = HEAD + b'Content-Length: 100\r\n\r\n{"te'
HALF_CHUNKED = HEAD + b'Transfer-Encoding: chunked\r\n\r\n4\r\n{"te\r\n'
WHOLE = HEAD + b"Content-Length: 2\r\nConnection: close\r\n\r\n{}"
PAGE = b"GET /en/notes/ HTTP/1.1\r\nHost: localhost:8000\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving("tests.unit.frontend.quick_site") as free:
        yield free


def status(text: str) -> int:
    return int(text.split()[1])


@pytest.mark.parametrize("half", [HALF, HALF_CHUNKED], ids=["length", "chunked"])
def test_half_a_body_is_answered_and_ended(port: int, half: bytes) -> None:
    with sent(port, half % RUN) as connection:
        head, _, body = answer(connection).partition("\r\n\r\n")

    assert status(head) == 408
    assert "content-type: application/problem+json" in head
    assert json.loads(body)["detail"].startswith("The body of the request was not there after 0.3")


def test_more_half_bodies_than_threads_keep_nobody_from_a_page(port: int) -> None:
    number = frontend.__main__.THREADS + 50
    with ExitStack() as held:
        connections = [held.enter_context(sent(port, HALF % RUN)) for _ in range(number)]
        with sent(port, PAGE) as one:
            assert status(answer(one)) == 200
        ended = [answer(connection) for connection in connections]

    # One whose answer was not sent in time has just been ended.
    assert {status(text) for text in ended if text} <= {408, 503}
    # They have left their places: this one gets as far as the API, where nobody is.
    with sent(port, WHOLE % RUN) as one:
        assert status(answer(one)) == 502


@pytest.mark.parametrize("half", [HALF, HALF_CHUNKED], ids=["length", "chunked"])
def test_half_a_body_for_a_page_is_not_waited_for(port: int, half: bytes) -> None:
    number = frontend.__main__.THREADS + 50
    with ExitStack() as held:
        connections = [held.enter_context(sent(port, half % b"/en/notes/")) for _ in range(number)]
        with sent(port, PAGE) as one:
            assert status(answer(one)) == 200
        assert {status(answer(connection)) for connection in connections} == {405}


def test_half_a_body_of_head_is_not_waited_for(port: int) -> None:
    with sent(port, (HALF % RUN).replace(b"POST", b"HEAD")) as connection:
        assert status(answer(connection)) == 502
