"""The API behind its server: what is held open, too large or broken off keeps nobody waiting."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

import backend.__main__
import frontend.__main__
from scripts.benching.servers import wait_until_open
from tests.unit.raw_connections import answer, sent, serving

POST = b"POST %s HTTP/1.1\r\nHost: localhost:5001\r\nContent-Type: application/json\r\n"
HALF = POST + b'Content-Length: 100\r\n\r\n{"te'
HALF_CHUNKED = POST + b'Transfer-Encoding: chunked\r\n\r\n4\r\n{"te\r\n'
HEALTH = b"GET /lab/health HTTP/1.1\r\nHost: localhost:5001\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving("tests.unit.lab.quick_server") as free:
        yield free


@pytest.mark.parametrize("half", [HALF, HALF_CHUNKED], ids=["length", "chunked"])
@pytest.mark.parametrize("path", [b"/lab/runs", b"/runs/aaaaaaaaaaaaaaaa/no_cors/notes"])
def test_half_a_body_is_answered_and_ended(port: int, half: bytes, path: bytes) -> None:
    with sent(port, half % path) as connection:
        text = answer(connection)

    assert text.startswith("HTTP/1.1 408 ")
    assert "urn:cors-lab:body-too-slow" in text


def test_more_half_bodies_than_threads_keep_nobody_waiting(port: int) -> None:
    number = backend.__main__.THREADS + 50
    with ExitStack() as held:
        connections = [
            held.enter_context(sent(port, HALF % b"/scenarios/no_cors/notes"))
            for _ in range(number)
        ]
        with sent(port, HEALTH) as one:
            assert answer(one).startswith("HTTP/1.1 200 ")
        ended = [answer(connection) for connection in connections]

    # Some wait for the deadline; beyond as many as may wait they get their answer at once. Of all
    # that end in the same instant, some end before their answer is sent.
    assert {text[9:12] for text in ended if text} == {"408", "503"}


def test_half_a_body_of_head_is_not_waited_for(port: int) -> None:
    request = (HALF % b"/lab/health").replace(b"POST", b"HEAD")
    with sent(port, request) as connection:
        assert answer(connection).startswith("HTTP/1.1 200 ")


def test_large_head_is_refused(port: int) -> None:
    with sent(port, HEALTH[:-2] + b"X: " + b"x" * 60_000 + b"\r\n\r\n") as connection:
        assert answer(connection).startswith("HTTP/1.1 431 ")


def test_http_2_is_not_spoken(port: int) -> None:
    with sent(port, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") as connection:
        assert "SETTINGS" not in answer(connection)
        assert connection.recv(1) == b""


def test_worker_that_ends_is_replaced(port: int) -> None:
    with sent(port, b"GET /end HTTP/1.1\r\nHost: localhost:5001\r\n\r\n") as connection:
        assert answer(connection) == ""

    assert first_answer(port).startswith("HTTP/1.1 200 ")


def first_answer(port: int, attempts: int = 20) -> str:
    """Return the first answer to HEALTH; the worker that ends may still take connections first."""
    for _ in range(attempts):
        wait_until_open(port)
        with sent(port, HEALTH) as connection:
            if said := answer(connection):
                return said
    return ""


def test_both_servers_bound_a_head() -> None:
    heads = [main.HEAD_LIMITS for main in (backend.__main__, frontend.__main__)]

    assert [each.header_read_timeout for each in heads] == [10_000, 10_000]
    assert [each.max_buffer_size for each in heads] == [32 * 1024, 32 * 1024]
