"""What is listed and never sent by a browser is told from what may be."""

import re

from backend.whycors.flask_apps.patterns.unmatched_origins import Why, unmatched

NEVER: dict[str, tuple[Why, str | None]] = {
    "https://a.example/": ("slash", "https://a.example"),
    "https://a.example/x": ("path", "https://a.example"),
    "a.example": ("no-scheme", "https://a.example"),
    "localhost:3000": ("no-scheme", "http://localhost:3000"),
    "https://a.example:443": ("default-port", "https://a.example"),
    "http://a.example:80": ("default-port", "http://a.example"),
    "https://a.example,https://b.example": ("list", "https://a.example"),
    "https://a.example|https://b.example": ("list", "https://a.example"),
    "https://a.examplehttps://b.example": ("joined", None),
    "https://a.example ": ("space", "https://a.example"),
    "*.example.com": ("star", None),
    "http://[::1": ("bad-pattern", None),
    "https://münchen.example": ("name", "https://xn--mnchen-3ya.example"),
    "https://ann@a.example": ("user", "https://a.example"),
    "file:///home/ann": ("local-file", None),
    "https://app.exam.+": ("other", None),
    "http://localhost:99999": ("other", None),
}
MAY_BE_SENT = [
    "https://a.example", "https://A.example", "http://127.0.0.1:5000", "null", "None", "",
    "tauri://localhost", "chrome-extension://abc", "https://a.example.",
]  # fmt: skip
PATTERNS_OF_NOBODY = [
    r"HTTPS://A\.example$", r"https://a\.example/$", "/api/.*", r"example\.com$", r"a\.example:80",
    "https://a$.example", "x^https://a",
]  # fmt: skip
PATTERNS_OF_SOMEBODY = [
    ".*", "^null$", "nul+$", r"\Ahttps://x$", "chrome-extension://.*", r"https?:\/\/a:3000\/?$",
    r"http://\[::1\]:\d+", "(?i)HTTPS://A", ".*example", "^.+$", "https://(a|b)(?=c)",
]  # fmt: skip


def test_texts_that_no_browser_sends_are_explained() -> None:
    found = {text: unmatched(text) for text in NEVER}

    assert {text: (one.why, one.meant) for text, one in found.items() if one} == NEVER


def test_texts_that_a_browser_may_send_are_left_alone() -> None:
    assert [text for text in MAY_BE_SENT if unmatched(text)] == []


def test_patterns_that_match_no_origin_are_told_from_others() -> None:
    def are_unmatched(texts: list[str]) -> list[str]:
        return [text for text in texts if unmatched(re.compile(text))]

    assert are_unmatched(PATTERNS_OF_NOBODY) == PATTERNS_OF_NOBODY
    assert are_unmatched(PATTERNS_OF_SOMEBODY) == []


def test_an_address_in_brackets_is_a_set_of_characters() -> None:
    found = unmatched(re.compile("http://[::1]:5000"))

    assert found is not None
    assert (found.why, found.meant) == ("ipv6", "http://[::1]:5000")


def test_a_pattern_beyond_all_bounds_is_not_accused() -> None:
    assert unmatched(re.compile("/((a{1,90}){1,90}){1,90}")) is None
