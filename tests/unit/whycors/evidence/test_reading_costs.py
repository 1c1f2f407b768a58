"""Whatever is pasted: it is read, without an error, and twice the text is twice the work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.whycors.evidence.beginnings import BEGINNINGS
from backend.whycors.evidence.model import Place, Unread
from backend.whycors.evidence.reading import read_evidence
from backend.whycors.evidence.secret_patterns import DATA, pattern
from tests.unit.operations import operations
from tests.unit.regular_expressions import worst_steps
from tests.unit.whycors.evidence.heavy_texts import PARTS, heavy_texts
from tests.unit.whycors.evidence.planted import planted

SMALL, LARGE = 4_000, 16_000
#: Looks like what is read, in no order.
FRAGMENTS = [
    *[beginning + part for beginning, part in PARTS.values()],
    *[text for _, text in planted("a'b")][::9],
    *["\\", "^", "`", "$'", "'", '"', "}", "]", ")", ",", ":", "=", "\n", " ", "\t", "\r"],
]


def cost(text: str) -> int:
    return operations(lambda: read_evidence(text))


def test_cost_grows_as_the_text_does() -> None:
    read_evidence("Failed to fetch")  # what is made once is made now
    small, large = heavy_texts(SMALL), heavy_texts(LARGE)
    growth = {name: cost(large[name]()) / cost(small[name]()) for name in PARTS}

    # A quadratic cost would be almost 16 times as large.
    assert {name: by for name, by in growth.items() if by > 1.5 * LARGE / SMALL} == {}


PATTERNS = [
    *["token", "userinfo", "parameter", "line", "quoted", "list_of_names", "body"],
    *["array", "array_value", "command", "command_part"],
]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_of_secrets_is_slow(name: str) -> None:
    assert worst_steps(pattern(name), 10_000) <= 10_000**2 / 100


def test_all_patterns_of_secrets_are_known() -> None:
    assert set(PATTERNS) < set(DATA)


def test_no_beginning_is_slow() -> None:
    assert worst_steps(BEGINNINGS, 10_000) <= 10_000**2 / 100


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=12))
def test_any_text_is_read_without_an_error(fragments: list[str]) -> None:
    text = "".join(fragments)

    evidence = read_evidence(text)

    places: list[Place | Unread] = [
        *(line.place for line in evidence.lines),
        *(seen.place for seen in evidence.seen),
        *(case.place for case in evidence.cases),
        *evidence.unread,
    ]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= each.first_line <= each.last_line <= lines for each in places)
