"""A scenario's app, prepared from outside: under a path of its own, its views watched."""

import re
from collections.abc import Callable

from flask import Flask
from werkzeug.wrappers import Response as PlainResponse

from backend.lab.sendable import sendable
from backend.lab.sent_json import read_bounded
from backend.lab.sessions import with_sessions
from backend.whycors.flask_apps.watching.answerers import mark_answerers

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
    mark_answerers(app)
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


def let_go(app: Flask) -> None:
    """Empty an app that nobody will ask again, so that its memory is free at once.

    An app, its URL map and its rules refer to each other: otherwise they wait for a garbage
    collection, which looks at every object of all the runs.
    """
    for rule in app.url_map.iter_rules():
        vars(rule).clear()
    vars(app.url_map).clear()
    vars(app).clear()
