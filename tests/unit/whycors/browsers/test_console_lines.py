"""Console lines that people paste: what is recognised in them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.whycors.browsers.entries import MAX_ENTRY
from backend.whycors.browsers.facts import BEGINNING, END, FACTS
from backend.whycors.browsers.plain import REFERENCE
from backend.whycors.browsers.recognise import recognise
from backend.whycors.browsers.recognised import PREFLIGHT
from backend.whycors.browsers.tables import all_wordings
from backend.whycors.words.printed_by import printed_by
from tests.console_lines import LINES
from tests.console_lines.line import AT, Line
from tests.lines_by_class import CLASSES
from tests.unit.offenders import offenders
from tests.unit.regular_expressions import worst_steps


def check_recognised(line: Line) -> None:
    (found,) = recognise(line.text)

    assert (found.browser, found.reason) == (line.browser, line.reason)
    assert found.is_current == line.is_current
    assert dict(found.parameters) | line.parameters == dict(found.parameters)


def test_line_gives_its_reason_and_parameters() -> None:
    assert offenders([(line.text, line) for line in LINES], check_recognised) == []


def test_lines_of_each_class_give_their_reasons() -> None:
    rows = [(f"{name}: {line.text}", line) for name, of in CLASSES.items() for line in of]

    assert min(len(of) for of in CLASSES.values()) >= 10
    assert offenders(rows, check_recognised) == []


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


@pytest.mark.parametrize("text", ["", " \n", "hello", "TypeError: x is undefined", "CORS", "404"])
def test_anything_else_is_not_recognised(text: str) -> None:
    assert recognise(text) == []


@settings(deadline=None)
@given(st.lists(st.sampled_from([*(line.text for line in LINES), "'", "http://[", "\n", "é"])))
def test_any_mixture_of_lines_is_recognised(parts: list[str]) -> None:
    for one in recognise(" ".join(parts)):
        assert printed_by(one, "en")


def steps_in_an_entry(pattern: re.Pattern[str]) -> float:
    """Return the steps for each character of the longest entry, at the worst."""
    return worst_steps(pattern, MAX_ENTRY) / MAX_ENTRY


def test_no_pattern_reads_an_entry_over_and_over() -> None:
    patterns = [
        *(wording.pattern for wording in all_wordings()),
        *(fact.pattern for fact in FACTS),
        *(BEGINNING, END, PREFLIGHT, REFERENCE),
    ]

    steps = {each.pattern: steps_in_an_entry(each) for each in patterns}

    # A pattern that reads all that follows from each character takes as many as there are.
    assert {pattern: many for pattern, many in steps.items() if many > 700} == {}


@pytest.mark.parametrize(
    ("pattern", "steps"),
    [
        (r"abc", 1000),
        (r"GET \S+ 404", 1000),
        (r"'[^']*'", 1000),
        (r"(?<!\S)\S+ denied", 1000),
        (r"from \S+ to \S+", 1000),
        (r"(?:a|b)\d+", 1000),
        (r"\S+ denied", 1000 * 1000),
        (r"'(?P<method>\S+?)' denied", 1000 * 1000),
        (r"a header '(.*?)' denied", 1000 * (1000 // 10)),
        (r"(?:value '(.*?)' )?denied", 1000 * (1000 // 7)),
        (r"a.*b.*c", 1000 * 1000 * 1000),
        (r"a.{0,500}b", 1000 * 500),
        (r"value '(.{0,500}?)'", 1000 * (500 // 7)),
    ],
)
def test_steps_of_a_pattern_are_read_off_it(pattern: str, steps: int) -> None:
    assert worst_steps(re.compile(pattern), 1000) == steps
