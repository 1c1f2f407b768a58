"""Time in a case: a preflight's permission ends, and what the HTTP cache would do is reported."""

from typing import Any

import pytest

from backend.whycors.cases.case import BadCase, parse_case, play_case, read_case
from backend.whycors.terminal.case_story import story
from tests.unit.whycors.cases.timed_cases import API, case, row

PUT = {"url": f"{API}/a", "method": "PUT"}
TWO_SECONDS = row(("Access-Control-Allow-Methods", "PUT"), ("Access-Control-Max-Age", "2"))
KEPT = row(("Cache-Control", "max-age=600"))
GET = {"url": f"{API}/a"}


@pytest.mark.parametrize("browser", ["standard", "chromium", "firefox"])
@pytest.mark.parametrize(
    ("pauses", "asks_again"),
    [([0, 0], False), ([0, 1999], False), ([0, 2000], True), ([5000, 1000], False)],
)
def test_preflights_answer_ends_with_the_time_that_passes(
    browser: str, pauses: list[int], asks_again: bool
) -> None:
    first, second = (PUT | {"after_ms": pause} for pause in pauses)
    data = case(second, [first], [TWO_SECONDS]) | {"browser": browser}

    sent = play_case(read_case(data)).outcome.requests

    assert (sent[0].kind == "preflight") is asks_again


def test_pauses_add_up() -> None:
    waits = GET | {"after_ms": 1500}

    sent = play_case(read_case(case(PUT, [PUT, waits, waits], [TWO_SECONDS]))).outcome.requests

    assert [request.kind for request in sent] == ["preflight", "request"]


@pytest.mark.parametrize("pause", ["-1", '"1"', "1e16"])
def test_pause_is_a_number_of_milliseconds(pause: str) -> None:
    line = (
        f'{{"id": "x", "page_origin": "null", "request": {{"url": "{API}", "after_ms": {pause}}},'
        ' "responses": [{"to": "*", "url": "*", "status": 200}]}'
    )

    with pytest.raises(BadCase, match=r"\$\.request\.after_ms"):
        parse_case(line)


@pytest.mark.parametrize(
    ("before", "asked", "rows", "could"),
    [
        ([GET], GET, [KEPT], True),
        ([GET, GET], PUT, [KEPT], True),
        ([], GET, [KEPT], False),
        ([GET], GET | {"url": f"{API}/b"}, [KEPT], False),
        ([GET], PUT, [KEPT], False),
        ([PUT], GET, [KEPT], False),
        ([GET], GET, [row(("Cache-Control", "no-store, max-age=600"))], False),
        ([GET], GET, [{"to": "*", "url": "*", "error": "dropped"}], False),
    ],
)
def test_case_says_where_the_http_cache_could_have_answered(
    before: list[Any], asked: dict[str, Any], rows: list[Any], could: bool
) -> None:
    assert play_case(read_case(case(asked, before, rows))).http_cache_could_answer is could


@pytest.mark.parametrize(
    ("language", "left_out", "after"),
    [
        ("en", "The HTTP cache is left out here", "300 ms after the request before it"),
        ("zh", "这里没有考虑 HTTP 缓存", "上一个请求结束 300 毫秒之后"),
    ],
)
def test_story_tells_of_time_and_of_the_http_cache(
    language: str, left_out: str, after: str
) -> None:
    told = story(read_case(case(GET | {"after_ms": 300}, [GET], [KEPT])), language)

    assert left_out in told
    assert after in told
    assert left_out not in story(read_case(case(GET, [], [KEPT])), language)
