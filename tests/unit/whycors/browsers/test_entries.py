"""Where in a text the console's entries stand that are recognised."""

from backend.whycors.browsers.recognise import recognised_at
from tests.console_lines.line import API, AT, PAGE

MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource."


def places(text: str) -> list[tuple[str, int, int]]:
    return [(one.recognised.reason, one.first_line, one.last_line) for one in recognised_at(text)]


def test_each_entry_has_its_lines() -> None:
    text = f"hello\n\n{AT}{MISSING}\nGET {API} net::ERR_FAILED\n\nTypeError: Failed to fetch\n"

    assert places(text) == [
        ("MissingAllowOriginHeader", 3, 3),
        ("NoReasonGiven", 4, 4),
        ("NoReasonGiven", 6, 6),
    ]


def test_wrapped_entry_has_all_its_lines() -> None:
    text = (
        f"some log\r\n__page:1 Access to fetch at '{API}'\r\nfrom origin '{PAGE}' has been blocked"
        f"\r\nby CORS policy: {MISSING}\r\n    at index.js:1:2\r\n$ curl -i {API}"
    )

    assert places(text) == [("MissingAllowOriginHeader", 2, 4)]


def test_text_of_an_entry_is_that_of_its_lines() -> None:
    (found,) = recognised_at(f"one\n  x.js:1  {AT}\n&gt; {MISSING}\ntwo")

    assert found.text == AT + MISSING


def test_two_entries_of_one_line_are_told_apart() -> None:
    assert places(f"\n{AT}{MISSING} GET {API} net::ERR_NAME_NOT_RESOLVED") == [
        ("MissingAllowOriginHeader", 2, 2),
        ("NameNotResolved", 2, 2),
    ]


def test_nothing_is_at_no_line() -> None:
    assert recognised_at("hello\nworld\n") == []
