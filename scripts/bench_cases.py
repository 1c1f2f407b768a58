"""The part of bench.py that runs in the project's environment."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.conftest import CHROMIUM_ARGUMENTS  # noqa: E402
from tests.differential.harness import by_chromium, by_engine, make_cases  # noqa: E402
from tests.differential.table_server import serving  # noqa: E402


def main() -> int:
    """Run the same cases through the engine and through Chromium; print a table."""
    options = argparse.ArgumentParser(
        prog="bench.py", description="Explained cases a second, beside a real Chromium's."
    )
    options.add_argument("--cases", type=at_least_one, default=2000, help="how many")
    options.add_argument("--seed", type=int, default=1, help="the seed that they are made from")
    arguments = options.parse_args()
    with serving() as (server, sites), sync_playwright() as playwright:
        made = make_cases(arguments.cases, arguments.seed, sites, "chromium")
        engine = seconds(lambda: [by_engine(case) for case in made])
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=CHROMIUM_ARGUMENTS
        )
        chromium = seconds(lambda: by_chromium(browser, server, sites, made))
        browser.close()
    print(f"{'':10}{'cases':>8}{'seconds':>10}{'cases/s':>10}{'ratio':>8}")
    for name, taken in (("engine", engine), ("Chromium", chromium)):
        rate = f"{len(made) / taken:,.0f}"
        print(f"{name:10}{len(made):>8,}{taken:>10.2f}{rate:>10}{chromium / taken:>8.1f}")
    return 0


def at_least_one(text: str) -> int:
    """Return the count that was given. Raises ArgumentTypeError when it is none."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a count. Give a whole number from 1.")
    return int(text)


def seconds(work: Callable[[], Any]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
