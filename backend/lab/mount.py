"""A scenario's app, prepared from outside: under a path of its own, its views watched."""

import functools
import re
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request
from werkzeug.wrappers import Response as PlainResponse

from backend.lab.sendable import sendable
from backend.lab.sent_json import read_bounded
from backend.lab.sessions import with_sessions

VIEW_THAT_RAN = "cors_lab.view"
APP_WAS_ASKED = "cors_lab.asked"
# How a scenario says what stands before its app: class BehindAProxy(Flask).
BEHIND = re.compile(r"BehindAn?([A-Z][a-z]+)")
MAX_REQUEST_BYTES = 1024 * 1024


def mounted(app: Flask, root: str, instead: Callable[[str], PlainResponse]) -> Flask:
    """Return the same app, ready to be served under `root` ("" for the origin's root).

    It has sessions, whose cookie is bound to that path; a request body may have MAX_REQUEST_BYTES,
    and JSON is bounded; the app leaves a mark in the WSGI environ when it is asked, and each view
    function its name when it runs; and an answer that can't be sent is replaced by what `instead`
    makes of the reason.
    """
    app.config["APPLICATION_ROOT"] = root or "/"
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_CONTENT_LENGTH"] or MAX_REQUEST_BYTES
    for endpoint, view in app.view_functions.items():
        app.view_functions[endpoint] = _watched(endpoint, view)
    app.full_dispatch_request = _marked(app.full_dispatch_request)  # type: ignore[method-assign]
    app.make_default_options_response = _unwatched(app.make_default_options_response)  # type: ignore[method-assign]
    read_bounded(app)
    with_sessions(app)
    app.wsgi_app = sendable(app.wsgi_app, instead)  # type: ignore[assignment, method-assign]
    return app


def layer_before(app: Flask) -> str:
    """Return what stands before an app, by the name of its class: "proxy" for BehindAProxy.

    "layer" where the name does not say.
    """
    named = BEHIND.fullmatch(type(app).__name__)
    return named[1].lower() if named else "layer"


def _marked(dispatch: Callable[[], Response]) -> Callable[[], Response]:
    """Return what dispatches a request to the app's hooks and views, with a mark that it did."""

    def marked_dispatch() -> Response:
        request.environ[APP_WAS_ASKED] = True
        return dispatch()

    return marked_dispatch


def _unwatched(default: Callable[[], Response]) -> Callable[[], Response]:
    """Return Flask's answer to OPTIONS, which runs no view, even where a decorator asks for it.

    @cross_origin wraps the view: it asks for this answer instead of calling the view.
    """

    def default_options_response() -> Response:
        request.environ.pop(VIEW_THAT_RAN, None)
        return default()

    return default_options_response


def _watched(endpoint: str, view: Callable[..., Any]) -> Callable[..., Any]:
    name = endpoint if endpoint == "static" else getattr(view, "__name__", endpoint)

    @functools.wraps(view)
    def watched_view(*args: Any, **kwargs: Any) -> Any:
        request.environ[VIEW_THAT_RAN] = name
        return view(*args, **kwargs)

    return watched_view


def let_go(app: Flask) -> None:
    """Empty an app that nobody will ask again, so that its memory is free at once.

    An app, its URL map and its rules refer to each other: otherwise they wait for a garbage
    collection, which looks at every object of all the runs.
    """
    for rule in app.url_map.iter_rules():
        vars(rule).clear()
    vars(app.url_map).clear()
    vars(app).clear()
