"""The little languages of header values, and the lists of steps and reasons."""

from typing import get_args

import pytest

from backend.whycors.fetch_standard.mime_types import parse_mime_type
from backend.whycors.fetch_standard.reasons import CORS_REASONS, PREFLIGHT_REASONS, REASONS
from backend.whycors.fetch_standard.steps import StepId, anchor_of
from backend.whycors.fetch_standard.syntax import parse_delta_seconds, parse_token_list


@pytest.mark.parametrize(
    ("values", "tokens"),
    [
        (["a, b", " ,c"], ["a", "b", "c"]),
        ([""], []),
        ([",\t,"], []),
        (["a b"], None),
        (["a,\x0bb"], None),
        (["a", "b;c"], None),
        (["\xe9"], None),
        (["!#$%&'*+-.^_`|~09AZaz"], ["!#$%&'*+-.^_`|~09AZaz"]),
    ],
)
def test_token_list_fails_as_a_whole(values: list[str], tokens: list[str] | None) -> None:
    assert parse_token_list(values) == tokens


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("text/plain", "text/plain"),
        (" TEXT/Plain ;x", "text/plain"),
        ("text/plain;A=b;a=c", "text/plain;a=b"),
        ('text/plain;a="b;c\\"d";e=f', 'text/plain;a="b;c\\"d";e=f'),
        ('text/plain;a="b', "text/plain;a=b"),
        ('text/plain;a="b"c;d=e', "text/plain;a=b;d=e"),
        ("text/plain;a=;b=c ", "text/plain;b=c"),
        ('text/plain;a=""', 'text/plain;a=""'),
        ("text/plain;a b=c;=d", "text/plain"),
        ("text/plain;a=\u65e5", "text/plain"),
        ("text", None),
        ("/plain", None),
        ("text/", None),
        ("te xt/plain", None),
        ("text/pla in", None),
    ],
)
def test_mime_type_is_parsed_whole(text: str, parsed: str | None) -> None:
    type_ = parse_mime_type(text)

    assert (str(type_) if type_ else None) == parsed


@pytest.mark.parametrize(
    ("values", "seconds"),
    [
        (["0"], 0),
        (["0600"], 600),
        (["9" * 5000], 2**31),
        (["4294967296"], 2**31),
        (["+5"], None),
        (["\u0665"], None),
        (["5", "5"], None),
        ([], None),
    ],
)
def test_seconds_are_digits_on_one_line(values: list[str], seconds: int | None) -> None:
    assert parse_delta_seconds(values) == seconds


@pytest.mark.parametrize("step", get_args(StepId))
def test_step_is_named_by_its_section(step: StepId) -> None:
    section, slash, name = step.partition("/")

    assert section and slash and name
    assert anchor_of(step).startswith(("#", "https://"))


def test_reasons_are_told_apart() -> None:
    assert len(set(REASONS)) == len(REASONS)
    assert set(PREFLIGHT_REASONS.values()) < CORS_REASONS < set(REASONS)
