"""Cases of the differential tests' kind, the same ones each time."""

import functools
from typing import Any

from tests.differential.strategies import Sites, cases
from tests.drawn import draw_a_few

SITES = Sites(
    page="http://localhost:8000",
    api="http://localhost:5001",
    other="http://127.0.0.1:5003",
    nobody="http://localhost:5999",
)
BROWSERS = ("chromium", "firefox", "safari", "standard")


@functools.cache
def random_cases(seed: int = 26, rounds: int = 8) -> list[tuple[str, dict[str, Any]]]:
    """Return cases of each browser, nine per round, by their names."""
    return [
        (f"{browser} {start} {case['id']}", case)
        for browser in BROWSERS
        for start in range(rounds)
        for case in draw_a_few(seed, start, functools.partial(_drawn, browser))
    ]


def _drawn(browser: str, number: int) -> Any:
    return cases(SITES, str(number), browser)
