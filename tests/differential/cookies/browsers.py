"""The browsers that the cases about cookies run in, each with a server for them."""

import contextlib
import functools
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.benching.browser import launched
from tests.differential.cookies.chromium import by_chromium
from tests.differential.cookies.firefox import by_firefox
from tests.differential.cookies.harness import Run
from tests.differential.cookies.server import serving
from tests.differential.cookies.strategies import Ports
from tests.differential.firefox import Firefox, find_firefox


@contextlib.contextmanager
def running(browser: str) -> Iterator[tuple[Ports, Run]]:
    """Start "chromium" or "firefox"; yield the server's ports, and what runs cases there."""
    with serving() as (server, ports), contextlib.ExitStack() as stack:
        if browser == "chromium":
            chromium = stack.enter_context(launched(stack.enter_context(sync_playwright())))
            yield ports, functools.partial(by_chromium, chromium, server)
            return
        program = find_firefox()
        assert program, "no Firefox was found: install one, or set FIREFOX to its program"
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        firefox = stack.enter_context(Firefox(program, folder))
        yield ports, functools.partial(by_firefox, firefox, server)
