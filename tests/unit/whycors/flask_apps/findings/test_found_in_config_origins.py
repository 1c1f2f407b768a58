"""What is wrong with a configuration's origins is found, and shown by a request."""

import re
from collections.abc import Mapping

from tests.unit.whycors.flask_apps.findings.configured_shops import PAGE, found_in, shop, told

PATTERNS: Mapping[str, tuple[str, str, str, str]] = {
    r"https://app\.shop\.org": (
        "error", "pattern-open-end", "", "https://app.shop.org.co"
    ),
    r"https://.*shop\.org$": ("error", "pattern-too-wide", "", "https://xshop.org"),
    "https://*.shop.org": ("error", "pattern-open-end", "glob", "https://xshop.org.co"),
    r"http://.*app\.localhost$": ("warning", "pattern-too-wide", "local", "http://xapp.localhost"),
}  # fmt: skip


def test_a_pattern_is_shown_by_the_stranger_that_it_lets_in() -> None:
    for pattern, expected in PATTERNS.items():
        [finding] = found_in(shop(origins=pattern, supports_credentials=True))

        shown = finding.values["origin"]
        variant = finding.values.get("variant", "")
        assert (finding.level, finding.id, variant, shown) == expected
        assert finding.witness is not None
        assert f"Origin: {shown}" in finding.witness.command


def test_without_cookies_an_open_pattern_is_a_warning() -> None:
    [finding] = found_in(shop(origins=re.compile(r"https://app\.shop\.org")))

    assert finding.level == "warning"


def test_a_pattern_beside_everybody_is_not_told() -> None:
    assert found_in(shop(origins=["*", r"https://app\.shop\.org"])) == []


def test_what_never_matches_is_shown_by_the_page_that_is_refused() -> None:
    [alone] = found_in(shop(origins=f"{PAGE}/"))
    [beside] = found_in(shop(origins=[f"{PAGE}:443", PAGE + ".org"]))

    assert told([alone]) == [("error", "origin-never-matches", "slash", f"{PAGE}/")]
    assert alone.witness is not None and f"Origin: {PAGE}'" in alone.witness.command
    assert told([beside]) == [("warning", "origin-never-matches", "default-port", f"{PAGE}:443")]


def test_a_slow_pattern_is_told() -> None:
    slow = r"https://([a-z]+)+\.shop\.example$"

    [finding] = found_in(shop(origins=slow))

    assert told([finding]) == [("warning", "pattern-can-hang", "", slow)]
