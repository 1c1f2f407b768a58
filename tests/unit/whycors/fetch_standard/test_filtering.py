"""What script sees of a response: https://fetch.spec.whatwg.org/#concept-filtered-response"""

import pytest

from backend.whycors.fetch_standard import HttpResponse
from tests.unit.whycors.fetch_standard.calls import API, INCLUDE, PAGE, answer, asked, run

OTHERS = (("X-A", "1"), ("ETag", "2"), ("Set-Cookie", "a=1"), ("set-cookie2", "a=1"))
SAFELISTED = (
    ("Cache-Control", "no-store"),
    ("Content-Language", "en"),
    ("Content-Length", "1"),
    ("Content-Type", "text/plain"),
    ("Expires", "0"),
    ("Last-Modified", "0"),
    ("Pragma", "x"),
)
SAFELISTED_NAMES = sorted(name.lower() for name, _ in SAFELISTED)


def test_page_reads_all_but_cookies_of_its_own_origin() -> None:
    outcome = run(asked(url=PAGE), HttpResponse(200, OTHERS))

    assert (outcome.type, outcome.readable_headers) == ("basic", ["etag", "x-a"])


def test_page_reads_seven_headers_across_origins() -> None:
    outcome = run(asked(), answer(200, *SAFELISTED, *OTHERS))

    assert (outcome.type, outcome.readable_headers) == ("cors", SAFELISTED_NAMES)


@pytest.mark.parametrize(
    ("exposed", "readable"),
    [
        (["X-A"], ["x-a"]),
        (["x-a,ETAG"], ["etag", "x-a"]),
        (["x-a", " etag "], ["etag", "x-a"]),
        ([",, x-a ,"], ["x-a"]),
        ([""], []),
        (["x-a etag"], []),
        (["x-a", "e;tag"], []),
        (["set-cookie, Set-Cookie2, x-a"], ["x-a"]),
        (["not-there"], []),
        (["*"], ["etag", "x-a"]),
        (["x-b, *"], ["etag", "x-a"]),
        (["*;"], []),
    ],
)
def test_server_exposes_more(exposed: list[str], readable: list[str]) -> None:
    lines = tuple(("Access-Control-Expose-Headers", value) for value in exposed)

    outcome = run(asked(), answer(200, *OTHERS, *lines))

    assert [n for n in outcome.readable_headers if not n.startswith("access-")] == readable


def test_exposed_wildcard_is_a_name_with_credentials() -> None:
    response = answer(
        200, *OTHERS, ("*", "1"), allow_origin=PAGE, allow_credentials="true", expose_headers="*"
    )

    assert run(asked(**INCLUDE), response).readable_headers == ["*"]
    assert "etag" in run(asked(credentials="omit"), response).readable_headers


def test_repeated_header_is_named_once() -> None:
    response = HttpResponse(200, (("X-A", "1"), ("x-a", "2")))

    assert run(asked(url=PAGE), response).readable_headers == ["x-a"]


def test_header_with_an_odd_name_is_dropped() -> None:
    assert run(asked(url=PAGE), HttpResponse(200, (("X A", "1"), ("", "2")))).readable_headers == []


def test_opaque_response_shows_nothing() -> None:
    outcome = run(asked(mode="no-cors"), answer(500, *SAFELISTED))

    assert (outcome.outcome, outcome.type, outcome.status) == ("opaque", "opaque", 0)
    assert (outcome.readable_headers, outcome.server_executed) == ([], True)


def test_no_cors_request_to_the_own_origin_is_basic() -> None:
    assert run(asked(mode="no-cors", url=PAGE), HttpResponse(404)).type == "basic"


def test_xhr_has_no_response_type() -> None:
    outcome = run(asked(api="xhr", url=f"{API}/x"), answer(200, *SAFELISTED))

    assert (outcome.type, outcome.readable_headers) == (None, SAFELISTED_NAMES)
