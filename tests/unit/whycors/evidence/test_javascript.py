"""What is written out in JavaScript is read, and what isn't is not made up."""

from typing import Any

import pytest

from backend.whycors.evidence.javascript import MAX_DEPTH, UNTOLD, Unclosed, javascript_value

VALUES: list[tuple[str, Any]] = [
    ("'a'", "a"),
    ('"a\\n\\x41\\u00e9\\q\\\nb"', "a\nAéqb"),
    ("`a`", "a"),
    ("`a${b}`", UNTOLD),
    ("null", None),
    ("true", True),
    ("1", UNTOLD),
    ("a.b(c, 'd)', [e])", UNTOLD),
    ("'a' + b", UNTOLD),
    ("{}", {}),
    ("{ a: 'b', 'c': [null, 'd',], }", {"a": "b", "c": [None, "d"]}),
    ("{ a, ...b, [c]: 'd', e: f({ g: 1 }) }", {"a": UNTOLD, "e": UNTOLD}),
    ("/* so */ { // is it?\n a: 'b' }", {"a": "b"}),
    ("[a(1), 'b']", [UNTOLD, "b"]),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value_is_read(text: str, value: Any) -> None:
    assert javascript_value(f"{text})", 0) == (value, len(text))


@pytest.mark.parametrize(
    "text",
    ["'a", "{ a: 'b'", "['a'", "f(a", "{ a: 'b' c", "['a' 'b'", "[" * (MAX_DEPTH + 2), "f('a"],
)
def test_what_never_ends_is_not_read(text: str) -> None:
    with pytest.raises(Unclosed):
        javascript_value(text, 0)
