"""The Chromium of the rows that need one."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from scripts.browser import find_or_install_browser
from tests.conftest import CHROMIUM_ARGUMENTS


@contextlib.contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium, found or installed. What is said about it goes to standard error.

    Raises SetupError if there is no browser.
    """
    with contextlib.redirect_stdout(sys.stderr):
        program = find_or_install_browser(Path(sys.executable))
    browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
    try:
        yield browser
    finally:
        browser.close()
