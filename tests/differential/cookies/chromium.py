"""Cases about cookies through a real Chromium."""

import contextlib
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page

from tests.differential.cookies.harness import Sent, by_sessions
from tests.differential.cookies.server import Case, CookieServer
from tests.differential.cookies.strategies import Step


class ChromiumSession:
    """A context with a page for each origin."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._visits = context.new_page()
        self._pages: dict[str, Page] = {}

    def visit(self, url: str) -> None:
        self._visits.goto(url)

    def run(self, page: str, steps: list[Step]) -> list[str]:
        if page not in self._pages:
            self._pages[page] = self._context.new_page()
            self._pages[page].goto(f"{page}/run")
        return list(self._pages[page].evaluate("steps => runAll(steps)", steps))

    def leave(self, page: str) -> None:
        self._pages.pop(page).close()

    def forget(self) -> None:
        # Chromium keeps 180 cookies of a site at most.
        self._context.clear_cookies()


def by_chromium(browser: Browser, server: CookieServer, made: list[Case]) -> dict[str, Sent]:
    """Run all cases; return what was sent by the cases' ids."""

    @contextlib.contextmanager
    def new_session() -> Iterator[ChromiumSession]:
        with browser.new_context() as context:
            yield ChromiumSession(context)

    return by_sessions(new_session, server, made)
