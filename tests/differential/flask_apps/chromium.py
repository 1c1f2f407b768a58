"""What each page of a real Chromium may send to the apps, and read."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, Page

from backend.whycors.flask_apps.access.cells import BODY, request_of
from backend.whycors.flask_apps.model import Ask
from tests.differential.flask_apps.serving import API, LOGIN, SANDBOXED, Apps

#: What a browser did with an Ask: whether the request arrived, and whether script got its answer.
Did = tuple[bool, bool]
AT_ONCE = 24
#: Returns, of each request, whether its answer can be read.
ASK_ALL = """async ([requests, atOnce]) => {
  const read = []
  let next = 0
  const work = async () => {
    while (next < requests.length) {
      const here = next++
      read[here] = await fetch(...requests[here]).then(answer => answer.text(), () => null) !== null
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return read
}"""

LOG_IN = "url => fetch(url, { mode: 'no-cors', credentials: 'include' }).then(() => null)"


class Chromium:
    """One window, with a page at each origin that asks.

    Each URL is asked for once, so that no cell meets what the browser remembers of another.
    """

    def __init__(self, browser: Browser, server: Apps) -> None:
        self._window = browser.new_context(ignore_https_errors=True)
        self._pages: dict[str, Page] = {}
        self._server = server
        self._rounds = 0

    def run(self, apps: Mapping[str, Flask], asks: Mapping[str, tuple[str, Ask]]) -> dict[str, Did]:
        """Let the pages ask the apps; return what came of each cell.

        `apps` are by name, `asks` the name of the app and what is asked of it, by the cell's name.
        """
        self._rounds += 1
        self._server.begin(apps)
        by_page: defaultdict[str, list[str]] = defaultdict(list)
        for cell, (_, ask) in asks.items():
            by_page[ask.asker.origin].append(cell)
        read: dict[str, bool] = {}
        for origin, cells in by_page.items():
            requests = [self._called_with(cell, *asks[cell]) for cell in cells]
            answers = self._page_at(origin).evaluate(ASK_ALL, [requests, AT_ONCE])
            read |= zip(cells, answers, strict=True)
        return {cell: (cell in self._server.received, read[cell]) for cell in asks}

    def _page_at(self, origin: str) -> Page:
        if origin not in self._pages:
            page = self._pages[origin] = self._window.new_page()
            page.goto(SANDBOXED if origin == "null" else origin)
            assert page.evaluate("self.origin") == origin
            page.evaluate(LOG_IN, f"{API}{LOGIN}")
        return self._pages[origin]

    def _called_with(self, cell: str, app: str, ask: Ask) -> tuple[str, dict[str, Any]]:
        """Return what fetch() is called with: as the engine was told, but for the query."""
        request = request_of(ask, API)
        init = {
            "method": request.method,
            "headers": [list(header) for header in request.headers],
            "credentials": request.credentials,
        }
        if request.body:
            init["body"] = BODY.decode()
        return f"{request.url}?app={app}&cell={cell}&round={self._rounds}", init
