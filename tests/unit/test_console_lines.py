"""Console lines that people paste: what is recognised in them."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.console_lines import explain, recognise
from backend.console_lines.recognise import WORDINGS
from backend.console_lines.wording import Wording
from tests.unit.console_lines import AT, LINES, Line


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.browser}-{line.reason}")
def test_line_gives_its_reason_and_parameters(line: Line) -> None:
    (found,) = recognise(line.text)

    assert (found.browser, found.reason) == (line.browser, line.reason)
    assert found.is_current == line.is_current
    assert dict(found.parameters) | line.parameters == dict(found.parameters)


def test_two_errors_are_both_recognised() -> None:
    text = f"{AT}It does not have HTTP ok status.\nGET http://a.test/ net::ERR_CONNECTION_REFUSED"

    assert [one.reason for one in recognise(text)] == [
        "PreflightInvalidStatus",
        "ConnectionRefused",
    ]


def test_status_of_another_request_is_not_taken_over() -> None:
    missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource."
    text = f"{AT}{missing}\nGET http://localhost:5001/other 500 (INTERNAL SERVER ERROR)"

    (found,) = recognise(text)

    assert "status" not in found.parameters


def test_line_copied_out_of_html_is_recognised() -> None:
    line = f"{AT}It does not have HTTP ok status.".replace("'", "&#39;").replace(
        " at ", "&nbsp;at "
    )

    (found,) = recognise(line.replace("Access", "&#x41;ccess"))

    assert found.parameters["url"] == "http://localhost:5001/notes"


@pytest.mark.parametrize("text", ["", " \n", "hello", "TypeError: x is undefined", "CORS", "404"])
def test_anything_else_is_not_recognised(text: str) -> None:
    assert recognise(text) == []


# Python reads no number of more than 4,300 digits.
LONG_NUMBERS = (f"&#{'9' * 4301};", f"Invalid HTTP status code {'9' * 4301}")
ODD = ("'", "http://[", "\n", "é", *LONG_NUMBERS)


@given(st.lists(st.sampled_from([*(line.text for line in LINES), *ODD])))
@example([*LONG_NUMBERS])
def test_any_mixture_of_lines_is_explained(parts: list[str]) -> None:
    for one in recognise(" ".join(parts)):
        assert explain(one, "en").means


def test_no_wording_begins_anywhere_in_a_long_word() -> None:
    # Each place where it may begin is tried to the end of the word: 8,000 quotes took a second.
    anywhere = re.compile(r"'?\(\?P<\w+>\\S\+")
    patterns = [wording.pattern.pattern for wording in WORDINGS]

    assert [pattern for pattern in patterns if anywhere.match(pattern)] == []


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.pattern.pattern[:40])
def test_long_text_is_read_at_once(wording: Wording) -> None:
    beginning = wording.pattern.pattern.split("(")[0].replace("\\", "") or "x"
    started = time.monotonic()

    recognise((beginning + " 'x' ") * (8000 // (len(beginning) + 5)))

    assert time.monotonic() - started < 2
