"""The text that is made for a pattern is a short one, and the pattern matches it."""

from backend.whycors.flask_apps.in_process.smallest_match import smallest_match

SMALLEST = {
    "abc": "abc",
    r"[^/]+": "a",
    r"[^/a]": "1",
    r"[^a-z]": "1",
    r"[^\d]+": "a",
    "[^x]": "a",
    r"\d{4}-\d{2}": "1111-11",
    r"\w\s\D\W\S": "a a-a",
    r".{3}": "aaa",
    "long|ab|other": "ab",
    "(?:en|de)(/x)?": "en",
    "a*?b": "b",
    "(?>ab)c": "abc",
    "a++": "a",
    "^ab$": "ab",
    "(?=a)[a-z]": "a",
    "[é-ü]": "é",
    "[^a-zA-Z0-9]": "-",
}
#: What has no short text that we know, or isn't a pattern.
NONE = [r"(a)\1", "(?=b)a", "(", r"[^\w\s.-]", "(?(1)a|b)"]


def test_text_is_the_smallest() -> None:
    assert {pattern: smallest_match(pattern) for pattern in SMALLEST} == SMALLEST


def test_pattern_beyond_us_has_none() -> None:
    assert [text for pattern in NONE if (text := smallest_match(pattern)) is not None] == []
