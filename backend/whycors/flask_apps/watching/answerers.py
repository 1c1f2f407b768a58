"""Who in a Flask app answers a request: a view, or the app without one. Told in its environ."""

import functools
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request

from ...recording.recorder import APP_WAS_ASKED, VIEW_THAT_RAN


def mark_answerers(app: Flask) -> None:
    """Let the app leave a mark in the environ when it is asked, and each view its name."""
    for endpoint, view in app.view_functions.items():
        app.view_functions[endpoint] = _watched(endpoint, view)
    app.full_dispatch_request = _marked(app.full_dispatch_request)  # type: ignore[method-assign]
    app.make_default_options_response = _unwatched(app.make_default_options_response)  # type: ignore[method-assign]


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
