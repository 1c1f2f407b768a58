"""A scenario's app, prepared from outside: under a path of its own, its views watched."""

import functools
from collections.abc import Callable
from typing import Any

from flask import Flask, request

VIEW_THAT_RAN = "cors_lab.view"
MAX_REQUEST_BYTES = 1024 * 1024


def mounted(app: Flask, root: str) -> Flask:
    """Return the same app, ready to be served under `root` ("" for the origin's root).

    Its session cookie is bound to that path, a request body may have MAX_REQUEST_BYTES, and each
    view function leaves its name in the WSGI environ when it runs.
    """
    app.config["APPLICATION_ROOT"] = root or "/"
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_CONTENT_LENGTH"] or MAX_REQUEST_BYTES
    for endpoint, view in app.view_functions.items():
        app.view_functions[endpoint] = _watched(endpoint, view)
    return app


def _watched(endpoint: str, view: Callable[..., Any]) -> Callable[..., Any]:
    name = endpoint if endpoint == "static" else getattr(view, "__name__", endpoint)

    @functools.wraps(view)
    def watched_view(*args: Any, **kwargs: Any) -> Any:
        request.environ[VIEW_THAT_RAN] = name
        return view(*args, **kwargs)

    return watched_view
