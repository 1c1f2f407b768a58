"""A watch with what tells of it: the terminal, and the page."""

import sys
from typing import TYPE_CHECKING

from .watch_page.page_app import watch_page
from .watch_page.page_server import serve_watch_page
from .watching.watching import Watch
from .watching.watching_calls import WatchedCall
from .watching.watching_text import WatchTeller
from .watching.watching_words import WatchedWords

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment
    from flask import Flask


class WatchDesk:
    """A watch that is told of in the terminal and, once it is opened, on a page.

    `flask` is the app that is asked, None where it isn't one of Flask. The page is at `port`, or
    where that is 0 or taken at a free one.
    """

    def __init__(
        self, language: str, flask: "Flask | None", verbose: bool = False, port: int = 0
    ) -> None:
        self._language = language
        self._flask = flask
        self._port = port
        self._page_url: str | None = None
        self._app_url = ""
        words = WatchedWords(language, flask)
        teller = WatchTeller(words, _print, self._url_of, verbose)
        self.watch = Watch(teller.tell)

    def open(self, environ: "WSGIEnvironment") -> None:
        """Begin to serve the page about the app that was asked, and say where it is."""
        host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
        self.open_for(f"{environ['wsgi.url_scheme']}://{host}")

    def open_for(self, app_url: str) -> None:
        """Begin to serve the page about the app at that URL, and say where it is."""
        self._app_url = app_url
        self._page_url = serve_watch_page(
            watch_page(self.watch, lambda: self._app_url, self._language, self._flask), self._port
        )
        _print(WatchedWords(self._language).text("watching", url=self._page_url))

    def _url_of(self, call: WatchedCall) -> str | None:
        return f"{self._page_url}#{call.number}" if self._page_url else None


def _print(text: str) -> None:
    """Print a text, in escapes what the terminal has no characters for."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)
