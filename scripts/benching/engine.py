"""engine: how fast cases are explained, beside a real Chromium that runs the same cases.

Hypothesis makes the cases, as for tests/differential; making them is not timed.
"""

import gc
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import sync_playwright

from scripts.benching.browser import launched
from scripts.benching.figures import Figure, Row, Sizes
from tests.differential.chromium import by_chromium
from tests.differential.harness import by_engine, make_cases
from tests.differential.table_server import serving


def measure(sizes: Sizes) -> list[Figure]:
    """Return the cases per second of both, the engine on one core, and their ratio."""
    with serving() as (server, sites), sync_playwright() as playwright:
        made = make_cases(sizes.cases, sizes.seed, sites, "chromium")
        gc.collect()
        gc.freeze()  # what Hypothesis leaves behind belongs to neither
        engine = _seconds(lambda: [by_engine(case) for case in made])
        with launched(playwright) as browser:
            chromium = _seconds(lambda: by_chromium(browser, server, sites, made))
    return [
        Figure("cases, the same for both", len(made)),
        Figure("the engine, one core", len(made) / engine, "cases/s"),
        Figure("Chromium, in batches", len(made) / chromium, "cases/s"),
        Figure("engine / Chromium", chromium / engine, at_least=40),
    ]


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


ROW = Row("engine", "cases explained a second, against real Chromium's", measure)
