"""A WSGI app watched: each call of another origin's page is told as it comes to an end.

For development. In a server of one's own it is one line:

    app.wsgi_app = watched(app.wsgi_app)
"""

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..recording.exchange import Exchange
from ..recording.recorder import VIEW_THAT_RAN, recorded_answer
from .watching import Watch
from .watching_turns import turn_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from flask import Flask


class WatchedApp:
    """Answers as `app` does, and tells `watch` of what other origins' pages ask.

    `flask` is the Flask app that is asked in the end, None where there is none.
    """

    def __init__(self, app: "WSGIApplication", watch: Watch, flask: "Flask | None") -> None:
        self._app = app
        self._watch = watch
        self._flask = flask
        self._is_marked = flask is None
        self._marking = threading.Lock()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        self._mark()
        exchange = Exchange(environ)
        turn = turn_of(exchange, environ)
        if turn is None:
            return self._app(environ, start_response)
        exchange.response_body.limit = 0
        try:
            return recorded_answer(self._app, exchange, self, environ, start_response)
        finally:
            # Its head is settled: what follows is the rest of its body.
            self._watch.note(turn)

    def answerer(self, environ: "WSGIEnvironment") -> str | None:
        """Return who has answered, None where that isn't known; see Exchange."""
        if VIEW_THAT_RAN in environ:
            return "view"
        if self._flask is None:
            return None
        return "app" if "whycors.asked" in environ else "layer"

    def finish(self, exchange: Exchange) -> None:
        """Nothing is kept of a body."""

    def _mark(self) -> None:
        """Let the app tell who answers, once its views are there: at the first request."""
        if self._is_marked:
            return
        with self._marking:
            if not self._is_marked and self._flask is not None:
                from .answerers import mark_answerers

                mark_answerers(self._flask)
                self._is_marked = True
