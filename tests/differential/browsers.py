"""The browsers that the cases run in, each with a server for them."""

import contextlib
import functools
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.benching.browser import launched
from tests.differential.chromium import by_chromium
from tests.differential.disagreements import Run
from tests.differential.firefox import Firefoxes, by_firefox, find_firefox
from tests.differential.strategies import Sites
from tests.differential.table_server import serving
from tests.differential.webkit import by_webkit, find_webkit, webkit


@contextlib.contextmanager
def running(browser: str) -> Iterator[tuple[Sites, Run]]:
    """Start "chromium", "firefox" or "safari"; yield the server's sites, and what runs cases."""
    with serving() as (server, sites), contextlib.ExitStack() as stack:
        if browser == "chromium":
            chromium = stack.enter_context(launched(stack.enter_context(sync_playwright())))
            yield sites, functools.partial(by_chromium, chromium, server, sites)
            return
        if browser == "safari":
            program = find_webkit()
            assert program, "no WebKitGTK was found: install one, or set WEBKIT to its MiniBrowser"
            yield (
                sites,
                functools.partial(by_webkit, stack.enter_context(webkit(program)), server, sites),
            )
            return
        program = find_firefox()
        assert program, "no Firefox was found: install one, or set FIREFOX to its program"
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        firefoxes = stack.enter_context(Firefoxes(program, folder))
        yield sites, functools.partial(by_firefox, firefoxes, server, sites)
