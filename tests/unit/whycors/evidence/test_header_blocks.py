"""Headers without a first line: whose they are, in all the ways in which they are copied."""

from textwrap import dedent

import pytest

from backend.whycors.evidence.model import Seen
from backend.whycors.evidence.reading import read_evidence

ANSWER = (("access-control-allow-origin", "*"), ("vary", "Origin"))
ASKED = (("origin", "http://a.test"), ("accept", "*/*"))


def read(text: str) -> tuple[Seen, ...]:
    return read_evidence(dedent(text)).seen


@pytest.mark.parametrize(
    "text",
    [
        "access-control-allow-origin: *\nvary: Origin",
        "access-control-allow-origin:\t*\nvary:\tOrigin",
        "access-control-allow-origin\t*\nvary\tOrigin",
        "access-control-allow-origin\n*\nvary\nOrigin",
        "access-control-allow-origin:\n*\nvary:\nOrigin",
        "Response Headers\naccess-control-allow-origin\n*\nvary\nOrigin",
        "Response Headers (123 B)\naccess-control-allow-origin: *\nvary: Origin",
        "响应标头\naccess-control-allow-origin: *\nvary: Origin",
        "  access-control-allow-origin: *\r\n  vary: Origin\r\n",
    ],
)
def test_answers_headers_in_each_shape(text: str) -> None:
    [seen] = read_evidence(text).seen

    assert seen.headers is None
    assert seen.answer is not None and seen.answer.headers == ANSWER


def test_requests_headers_are_known_by_their_names() -> None:
    [seen] = read("origin: http://a.test\naccept: */*\n")

    assert (seen.headers, seen.answer) == (ASKED, None)


@pytest.mark.parametrize("between", ["", "\n", "Request Headers\n"])
def test_both_make_one_exchange(between: str) -> None:
    text = "access-control-allow-origin: *\nvary: Origin\n{}origin: http://a.test\naccept: */*\n"
    [seen] = read_evidence(text.format(between)).seen

    assert seen.headers == ASKED
    assert seen.answer is not None and seen.answer.headers == ANSWER


@pytest.mark.parametrize(
    "general",
    [
        "General\nRequest URL:\nhttp://b.test/c\nRequest Method:\nPUT\nStatus Code:\n403 Forbidden",
        "Request URL: http://b.test/c\nRequest Method: PUT\nStatus Code: 403 Forbidden",
        "常规\n请求网址:\nhttp://b.test/c\n请求方法:\nPUT\n状态代码:\n403 Forbidden",
    ],
)
def test_general_part_tells_method_url_and_status(general: str) -> None:
    [seen] = read_evidence(f"{general}\nResponse Headers\nvary\nOrigin\n").seen

    assert (seen.by, seen.kind, seen.method) == ("browser", "request", "PUT")
    assert seen.url == "http://b.test/c"
    assert seen.answer is not None
    assert (seen.answer.status, seen.answer.headers) == (403, (("vary", "Origin"),))


def test_names_of_http_2_tell_method_url_and_status() -> None:
    [seen] = read("""\
        :status: 200
        vary: Origin
        :authority: b.test
        :method: OPTIONS
        :path: /c
        :scheme: https
        access-control-request-method: PUT
        """)

    assert (seen.method, seen.url, seen.kind) == ("OPTIONS", "https://b.test/c", "preflight")
    assert seen.answer is not None and seen.answer.status == 200


def test_two_answers_are_two_exchanges() -> None:
    assert len(read("vary: Origin\nserver: x\n\nvary: Origin\nserver: y\n")) == 2


@pytest.mark.parametrize(
    "line",
    [
        "TypeError: Failed to fetch",
        "zone.js:2863 POST http://a.test/ net::ERR_FAILED",
        "VM135:1 GET http://a.test/ net::ERR_FAILED 200 (OK)",
    ],
)
def test_console_line_below_headers_is_not_one(line: str) -> None:
    evidence = read_evidence(f"Vary: Origin\nServer: x\n{line}")

    assert [one.place.last_line for one in evidence.seen] == [2]
    assert [one.place.first_line for one in evidence.lines] == [3]


@pytest.mark.parametrize("text", ["Note: this is odd", "a: b\nc: d", "12:30 lunch", "key\tvalue"])
def test_other_text_is_none(text: str) -> None:
    assert read_evidence(text).seen == ()
