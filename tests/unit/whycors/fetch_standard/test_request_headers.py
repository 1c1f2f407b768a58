"""Request headers: what needs permission, what a page can't set, what a no-cors request keeps."""

import pytest

from backend.whycors.fetch_standard.headers import (
    cors_unsafe_request_header_names,
    is_cors_safelisted_request_header,
    is_forbidden_request_header,
)
from tests.unit.whycors.fetch_standard.calls import OPEN, asked, run


@pytest.mark.parametrize(
    ("name", "value", "safelisted"),
    [
        ("Accept", "*/*", True),
        ("accept", "a" * 128, True),
        ("accept", "a" * 129, False),
        ("accept", "a\tb", True),
        ("accept", "\x80\xff", True),
        *(("accept", f"a{byte}", False) for byte in '\x00\x1f\x7f"():<>?@[\\]{}'),
        ("accept-language", "en-GB, *;q=0.5", True),
        ("accept-language", "en_US", False),
        ("accept-language", "\xe9", False),
        ("content-language", "de", True),
        ("content-language", "de/x", False),
        ("content-type", "Text/Plain; charset=x", True),
        ("content-type", " text/plain ;x", True),
        ("content-type", "multipart/form-data", True),
        ("content-type", "application/x-www-form-urlencoded", True),
        ("content-type", "application/json", False),
        ("content-type", "text/plain, x/y", False),
        ("content-type", 'text/plain; charset="x"', False),
        ("content-type", "text/plain/x", False),
        ("content-type", "text /plain", False),
        ("content-type", "text", False),
        ("content-type", "", False),
        ("content-type", f"text/plain;{'x' * 117}", True),
        ("content-type", f"text/plain;{'x' * 118}", False),
        ("range", "bytes=0-", True),
        ("range", "bytes=0-0", True),
        ("range", "bytes=-5", False),
        ("range", "bytes=9-1", False),
        ("range", "bytes= 0-", False),
        ("range", "bytes=0-,5-", False),
        ("range", "BYTES=0-", False),
        ("range", f"bytes={'9' * 5000}-", False),
        ("x-requested-with", "1", False),
        ("last-event-id", "1", False),
        ("dpr", "1", False),
    ],
)
def test_safelisted_request_header_goes_by_name_and_value(
    name: str, value: str, safelisted: bool
) -> None:
    assert is_cors_safelisted_request_header(name, value) is safelisted


def test_many_safelisted_headers_are_unsafe_together() -> None:
    nine = tuple(("accept", "a" * 128) for _ in range(9))

    assert cors_unsafe_request_header_names(nine[:8]) == ()
    assert cors_unsafe_request_header_names(nine) == ("accept",)


def test_unsafe_names_are_lower_case_sorted_and_once() -> None:
    headers = (("X-B", "1"), ("x-a", "1"), ("X-b", "2"), ("Accept", "*/*"))

    assert cors_unsafe_request_header_names(headers) == ("x-a", "x-b")


@pytest.mark.parametrize("name", ["Cookie", "sec-fetch-mode", "Proxy-X", "HOST", "origin", "DNT"])
def test_page_cannot_set_the_header(name: str) -> None:
    assert is_forbidden_request_header(name, "x")
    assert run(asked(headers=((name, "x"),))).requests[0].headers == ()


@pytest.mark.parametrize(
    ("value", "forbidden"),
    [("TRACE", True), ("put, trace", True), ("put", False), ('"a,TRACE,b"', False)],
)
def test_method_override_is_forbidden_for_forbidden_methods(value: str, forbidden: bool) -> None:
    assert is_forbidden_request_header("X-HTTP-Method", value) is forbidden


def test_user_agent_is_a_header_like_others() -> None:
    asks = asked(headers=(("User-Agent", "x"),))

    assert [sent.kind for sent in run(asks, OPEN).requests] == ["preflight"]
    assert [sent.kind for sent in run(asks, OPEN, browser="chromium").requests] == ["request"]


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        ((("X-A", "1"),), []),
        ((("Authorization", "x"),), []),
        ((("Content-Type", "application/json"),), []),
        ((("Range", "bytes=0-"),), []),
        ((("Content-Type", "text/plain"),), ["text/plain"]),
        ((("Accept", "a"), ("Accept", "b")), ["a", "b"]),
        ((("Accept", "a" * 70), ("Accept", "b" * 70)), ["a" * 70]),
    ],
)
def test_no_cors_request_keeps_safelisted_headers_only(
    headers: tuple[tuple[str, str], ...], kept: list[str]
) -> None:
    outcome = run(asked(mode="no-cors", headers=headers))

    assert [value for _, value in outcome.requests[0].headers] == kept
