"""A pattern that a hostile text keeps busy is told from one that is only long."""

import re

from backend.whycors.flask_apps.patterns.pattern_cost import hanging_text

SLOW = [
    r"https://([a-z]+)+\.example\.com$",
    r"https://([a-z0-9-]+\.?)+example\.com$",
    r"https://(.*\.)*example\.com$",
    r"https://(a|a)*b",
    r"https://(a*)*b",
    r"^(https?:\/\/)?([\da-z\.-]+)\.([a-z\.]{2,6})([\/\w \.-]*)*\/?$",
]
FAST = [
    r"https://([a-z0-9-]+\.)*example\.com$",
    r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+example\.com$",
    r"https://.*\.example\.com$",
    r"https://([a-z]+)+",  # it fails nowhere: what has come is a match already
    r"https://(a|b)*c",
    r"https?://localhost(:\d+)?$",
    r"https://([a-z]++)+\.example\.com$",
    "https://((a{1,90}){1,90}){1,90}",
]


def test_a_slow_pattern_is_told_with_a_text_that_it_fails_on() -> None:
    found = {pattern: hanging_text(re.compile(pattern)) for pattern in SLOW}

    assert {pattern for pattern, text in found.items() if not text} == set()
    for pattern, text in found.items():
        # A few rounds of it are soon over.
        assert text is not None and not re.match(pattern, text[:18] + "!")


def test_a_fast_pattern_is_not_accused() -> None:
    assert [pattern for pattern in FAST if hanging_text(re.compile(pattern))] == []
