"""A WSGI app watched: each call of another origin's page is told as it comes to an end.

For development. In a server of one's own it is one line:

    app.wsgi_app = watched(app.wsgi_app)
"""

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..recording.exchange import Exchange
from ..recording.recorder import APP_WAS_ASKED, VIEW_THAT_RAN, recorded_answer
from .check_arguments import usual_language
from .watching.watching import Watch
from .watching.watching_turns import turn_of
from .watching_desk import WatchDesk

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from flask import Flask


class WatchedApp:
    """Answers as `app` does, and tells `watch` of what other origins' pages ask.

    `flask` is the Flask app that is asked in the end, None where there is none. `begin` is called
    before the first request.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        watch: Watch,
        flask: "Flask | None",
        begin: Callable[["WSGIEnvironment"], None] = lambda environ: None,
    ) -> None:
        self._app = app
        self.watch = watch
        self._flask = flask
        self._begin = begin
        self._has_begun = False
        self._beginning = threading.Lock()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if not self._has_begun:
            self._start(environ)
        exchange = Exchange(environ)
        turn = turn_of(exchange, environ)
        if turn is None:
            return self._app(environ, start_response)
        exchange.response_body.limit = 0
        try:
            return recorded_answer(self._app, exchange, self, environ, start_response)
        finally:
            # Its head is settled: what follows is the rest of its body.
            self.watch.note(turn)

    def answerer(self, environ: "WSGIEnvironment") -> str | None:
        """Return who has answered, None where that isn't known; see Exchange."""
        if VIEW_THAT_RAN in environ:
            return "view"
        if self._flask is None:
            return None
        return "app" if APP_WAS_ASKED in environ else "layer"

    def finish(self, exchange: Exchange) -> None:
        """Do nothing: of a body nothing is kept."""

    def _start(self, environ: "WSGIEnvironment") -> None:
        """Let the app tell who answers: at the first request its views are there."""
        with self._beginning:
            if self._has_begun:
                return
            if self._flask is not None:
                from .watching.answerers import mark_answerers

                mark_answerers(self._flask)
            self._begin(environ)
            self._has_begun = True


def watched(
    app: "WSGIApplication", language: str | None = None, verbose: bool = False
) -> WatchedApp:
    """Return a WSGI app that answers as `app` does, and tells its developer what is refused.

    It is told in the terminal, and drawn on a page of its own on this machine, whose address is
    printed at the first request. `language` is one of LANGUAGES, None for the system's; `verbose`
    tells also of what goes well.
    """
    flask = _flask_in(app)
    desk = WatchDesk(language or usual_language(), flask, verbose)
    return WatchedApp(app, desk.watch, flask, desk.open)


def _flask_in(app: object) -> "Flask | None":
    """Return the Flask in a WSGI app, None where there is none, or Flask isn't installed."""
    try:
        from .importing.inside import flasks_inside
    except ModuleNotFoundError:
        return None
    return next(flasks_inside(app), None)
