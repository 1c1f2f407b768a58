"""Twice the text is twice the work, whatever it is: no paste keeps a server busy."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.whycors.browsers.recognise import recognise, recognised_at
from tests.console_lines import LINES
from tests.console_lines.line import AT
from tests.lines_by_class import CLASSES
from tests.unit.operations import operations

SMALL, LARGE = 50, 200
MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource."

MAKERS: dict[str, Callable[[int], str]] = {
    "entries of distinct URLs": lambda count: "\n".join(
        AT.replace("notes", f"notes/{number}") + MISSING for number in range(count)
    ),
    "entries in one line": lambda count: (AT + MISSING + " ") * count,
    "Safari's pairs": lambda count: (
        (
            "Origin http://a.test is not allowed by Access-Control-Allow-Origin. Status code: 200\n"
            "Fetch API cannot load http://b.test/ due to access control checks.\n"
        )
        * count
    ),
    "beginnings": lambda count: "Access to fetch at 'http://" * count,
    "halves of values": lambda count: f"{AT}The header contains multiple values '" * count,
    "halves of cookie lines": lambda count: 'Cookie "x" has been rejected because it is ' * count,
    "lines of a letter": lambda count: "a\n" * count,
    "empty lines": lambda count: "\n" * count,
    "words broken by lines": lambda count: "Access-Control-Al\nlow-Origin " * count,
    "references": lambda count: "&amp;#39;" * count,
    "Chinese": lambda count: "已拦截跨源请求：同源策略禁止读取位于" * count,
    "one word": lambda count: "x" * 500 * count,
}
PIECES = [
    *(line.text for line in LINES),
    *(line.text for lines in CLASSES.values() for line in lines),
    *(
        "'",
        '"',
        "«",
        "http://[",
        "\n",
        "\r\n",
        "é",
        "位于“",
        "\0",
        "\ud800",
        "İ",
        "&#x110000;",
        ">",
    ),
]


def test_cost_grows_as_the_text_does() -> None:
    recognise(AT)  # what is made for the first text
    growth = {name: _cost(make(LARGE)) / _cost(make(SMALL)) for name, make in MAKERS.items()}

    # A quadratic cost would be almost 16 times as large.
    assert {name: by for name, by in growth.items() if by > 1.5 * LARGE / SMALL} == {}


def _cost(text: str) -> int:
    return operations(lambda: recognise(text))


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(recognise(text), list)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(0, 400), st.integers(0, 400))))
def test_pieces_of_lines_stand_where_they_stood(pieces: list[tuple[str, int, int]]) -> None:
    text = "\n".join(piece[begin : begin + length] for piece, begin, length in pieces)
    count = text.count("\n") + 1

    for one in recognised_at(text):
        assert 1 <= one.first_line <= one.last_line <= count
        assert one.text
        assert all(isinstance(value, str) for value in one.recognised.parameters.values())
