from itertools import permutations

import pytest

from backend.lab.scenarios import Scenario, find_scenarios
from backend.lab.shown_code import CodeLine, code_lines, highlighted
from tests.unit.offenders import offenders
from tests.unit.scenarios.rows import CORE
from tests.unit.site_pages import EXPERIMENTS

SCENARIOS = find_scenarios()
# Those that a lesson compares, and all of the core; other scenarios differ in more.
PAIRS = sorted(
    {
        (experiment.scenario, experiment.compared_to)
        for _, experiment in EXPERIMENTS
        if experiment.compared_to
    }
    | set(permutations(CORE, 2))
)


def text_of(line: CodeLine) -> str:
    return "".join(text for _, text in line.tokens)


def docstring_length(source: str) -> int:
    """Return the lines of a module that begins with a docstring, up to its end."""
    return source[: source.index('"""', 3) + 3].count("\n") + 1


NAMED_PAIRS = [(f"{name} after {before}", (name, before)) for name, before in PAIRS]


def check_code(scenario: Scenario) -> None:
    source = scenario.source()

    lines = code_lines(source)

    assert [text_of(line) for line in lines] == source.splitlines()
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert {line.change for line in lines} == {" "}


def test_code_is_the_file_line_for_line() -> None:
    assert offenders(SCENARIOS.items(), check_code) == []


def check_lines(pair: tuple[str, str]) -> None:
    name, before = pair
    source = SCENARIOS[name].source()

    lines = code_lines(source, SCENARIOS[before].source())

    now = [line for line in lines if line.change != "-"]
    assert [text_of(line) for line in now] == source.splitlines()
    assert [line.number for line in now] == list(range(1, len(now) + 1))
    assert all(line.number is None for line in lines if line.change == "-")


def test_compared_code_has_every_line_once() -> None:
    assert offenders(NAMED_PAIRS, check_lines) == []


def check_lines_of_before(pair: tuple[str, str]) -> None:
    name, before = pair
    source, old = SCENARIOS[name].source(), SCENARIOS[before].source()

    lines = code_lines(source, old)[docstring_length(source) :]

    kept = [text_of(line) for line in lines if line.change != "+"]
    assert kept == old.splitlines()[docstring_length(old) :]


def test_lines_not_added_are_those_of_before() -> None:
    assert offenders(NAMED_PAIRS, check_lines_of_before) == []


def check_docstring(pair: tuple[str, str]) -> None:
    name, before = pair
    source = SCENARIOS[name].source()
    docstring = docstring_length(source)

    lines = code_lines(source, SCENARIOS[before].source())

    assert {line.change for line in lines[:docstring]} == {" "}
    assert all('"""' not in text_of(line) for line in lines[docstring:])


def test_docstring_is_not_compared() -> None:
    assert offenders(NAMED_PAIRS, check_docstring) == []


def test_code_compared_to_itself_has_no_changes() -> None:
    source = SCENARIOS["flask_cors"].source()

    assert code_lines(source, source) == code_lines(source)


def test_fix_with_flask_cors_is_two_lines() -> None:
    lines = code_lines(SCENARIOS["flask_cors"].source(), SCENARIOS["no_cors"].source())

    changed = [(line.change, text_of(line)) for line in lines if line.change != " "]
    assert changed == [
        ("+", "from flask_cors import CORS"),
        ("+", "    CORS(app, resources=r'/*')"),
    ]


def test_replaced_line_comes_before_its_replacement() -> None:
    lines = code_lines("a = 1\nb = 3\n", "a = 1\nb = 2\n")

    assert [(line.change, line.number, text_of(line)) for line in lines] == [
        (" ", 1, "a = 1"),
        ("-", None, "b = 2"),
        ("+", 2, "b = 3"),
    ]


def test_tokens_have_the_classes_of_pygments() -> None:
    assert highlighted("# why\nx = 'a'\n") == [
        [("c1", "# why")],
        [("n", "x"), ("", " "), ("o", "="), ("", " "), ("s1", "'"), ("s1", "a"), ("s1", "'")],
    ]


def test_blank_first_lines_keep_their_numbers() -> None:
    assert [text_of(line) for line in code_lines("\n\nx = 1\n")] == ["", "", "x = 1"]


def test_empty_file_has_no_lines() -> None:
    assert code_lines("") == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("x = 1\n\n\n", ["x = 1"]),
        ("x = 1  # a\fb\ny = 2\n", ["x = 1  # a\fb", "y = 2"]),
        ("x = 'a\u2028b'\ny = 2\n", ["x = 'a\u2028b'", "y = 2"]),
        ("def create_app(:\n    pass\n", ["def create_app(:", "    pass"]),
        ("x = 1", ["x = 1"]),
        ('"""Only a docstring."""\n', ['"""Only a docstring."""']),
    ],
    ids=["blank-end", "form-feed", "line-separator", "syntax-error", "no-newline", "docstring"],
)
def test_any_file_can_be_compared(source: str, lines: list[str]) -> None:
    shown = code_lines(source, "y = 3\n")

    assert [text_of(line) for line in shown if line.change != "-"][: len(lines)] == lines
    assert [text_of(line) for line in shown if line.change == "-"] == ["y = 3"]
