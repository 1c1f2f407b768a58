"""The routes that claims are about: one about no route could not fail."""

from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import EnvironBuilder

from ..model import Route
from .no_claim import NoClaim, hides

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.routing import MapAdapter

__tracebackhide__ = hides

#: Methods that change something: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1
WRITING = ("POST", "PUT", "PATCH", "DELETE")


def check_route(app: Any, api: str, method: str, path: str) -> None:
    """Raise NoClaim if no route of a Flask app takes `method` at `path`.

    One that is only reached by a redirect is a route. Of what isn't a Flask app, or has another app
    around it or inside, nothing is known.
    """
    taken = methods_at(app, api, path)
    if taken is None or method.upper() in taken:
        return
    if not taken:
        raise NoClaim(f"No route of the app is at {path!r}: nothing about it could fail.")
    raise NoClaim(f"No route takes {method} {path}. What is there takes {', '.join(taken)}.")


def methods_at(app: Any, api: str, path: str) -> tuple[str, ...] | None:
    """Return the methods that a Flask app has at a path, None if it isn't known."""
    adapter = _adapter(app, api, path)
    if adapter is None:
        return None
    methods = ("GET", "HEAD", *WRITING, "OPTIONS")
    return tuple(method for method in methods if _is_taken(adapter, method))


def route_at(app: Any, api: str, path: str) -> Route | None:
    """Return the route that a Flask app has at a path, for the first method that it takes."""
    adapter = _adapter(app, api, path)
    if adapter is None:
        return None
    for method in ("GET", *WRITING):
        try:
            rule, _ = adapter.match(method=method, return_rule=True)
        except HTTPException:
            continue
        blueprint = rule.endpoint.rpartition(".")[0] or None
        return Route(rule.rule, path, rule.endpoint, (method,), blueprint)
    return None


def _adapter(app: Any, api: str, path: str) -> "MapAdapter | None":
    """Return what matches a path with the app's routes, None where other apps have a say."""
    if not _is_bare(app):
        return None
    environ = EnvironBuilder(path=path, base_url=api).get_environ()
    adapter: MapAdapter | None = app.create_url_adapter(app.request_class(environ))
    return adapter


def _is_taken(adapter: "MapAdapter", method: str) -> bool:
    try:
        adapter.match(method=method)
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True


def _is_bare(app: "Flask") -> bool:
    """Return whether this is a Flask app whose routes are all that there is."""
    inner = getattr(app, "wsgi_app", None)
    return hasattr(app, "url_map") and getattr(inner, "__self__", None) is app
