"""The engine says what WebKit does: the same cases through both, from a fixed seed.

It is WebKitGTK that runs them. What it shares with Safari, and what not: tests/MEASURED.md.
"""

import functools
from collections.abc import Iterator

import pytest

from tests.differential.deviations import recorded_cases
from tests.differential.disagreements import disagreements, told
from tests.differential.harness import make_cases
from tests.differential.table_server import serving
from tests.differential.webkit import WebKit, by_webkit, find_webkit, has_display, webkit


@pytest.fixture
def browser_here() -> Iterator[WebKit]:
    program = find_webkit()
    if program is None:
        pytest.skip("No WebKitGTK was found. Install one, or set WEBKIT to its MiniBrowser.")
    if not has_display():
        pytest.skip("WebKitGTK needs a display. Install Xvfb, or set DISPLAY.")
    with webkit(program) as here:
        yield here


def test_engine_and_webkit_agree(browser_here: WebKit, request: pytest.FixtureRequest) -> None:
    count, seed = request.config.getoption("--cases"), request.config.getoption("--case-seed")
    with serving() as (server, sites):
        run = functools.partial(by_webkit, browser_here, server, sites)

        found = disagreements(make_cases(count, seed, sites, "safari", may_wait=True), run)

        assert not found, f"{len(found)} of {count} cases\n\n{told(found, run)}"


def test_webkit_still_does_what_was_recorded(browser_here: WebKit) -> None:
    with serving() as (server, sites):
        run = functools.partial(by_webkit, browser_here, server, sites)

        found = disagreements(recorded_cases("safari", sites), run)

        assert not found, told(found, run)
