"""The routes of an app, each with an example of its path."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from flask import Flask
from werkzeug.routing import Rule

from ..model import Route, SourceLine
from .asking import Asking, asking_for
from .guard import guarded
from .samples import example_paths
from .static_files import example_of_static
from .views import found_view
from .would_do import WouldDo


def routes_of(app: Flask) -> list[Route]:
    """Return the routes of an app in the order of its URL map.

    A rule for another host, or for a subdomain, has its path alone. OPTIONS is among the methods
    only where a view answers it.
    """
    rules = [rule for rule in app.url_map.iter_rules() if not (rule.build_only or rule.websocket)]
    # A converter of the app's own is asked, which may look things up.
    with guarded(), asking_for(Asking(lambda: None)):
        return [_route(app, rule) for rule in rules]


def _route(app: Flask, rule: Rule) -> Route:
    view = app.view_functions.get(rule.endpoint)
    blueprint, _, _ = rule.endpoint.rpartition(".")
    return Route(
        rule.rule,
        example_of_static(app, rule) or _example_path(app, rule),
        rule.endpoint,
        _methods(rule, view),
        blueprint or None,
        None if view is None else _place(view),
    )


def _example_path(app: Flask, rule: Rule) -> str:
    """Return a path that leads to the rule, and to none that stands before it."""
    paths = list(example_paths(rule))
    if rule.host or rule.subdomain:
        return paths[0]
    return next((path for path in paths if _leads_to(app, path, rule)), paths[0])


def _leads_to(app: Flask, path: str, rule: Rule) -> bool:
    adapter = app.url_map.bind("localhost")
    method = next(iter(rule.methods or ()), "GET")
    try:
        found, _ = adapter.match(unquote(path), method, return_rule=True)
    except (Exception, WouldDo):  # not found, or a converter of the app's own raises
        return False
    return found is rule


def _methods(rule: Rule, view: Callable[..., Any] | None) -> tuple[str, ...]:
    """Return what the rule was made for, without what Flask, Werkzeug and flask-cors add."""
    methods = set(rule.methods or ())
    if "GET" in methods:
        methods.discard("HEAD")
    # @cross_origin has OPTIONS come to the view, and answers it before it gets there.
    required = getattr(view, "required_methods", ())
    if getattr(rule, "provide_automatic_options", False) or "OPTIONS" in required:
        methods.discard("OPTIONS")
    return tuple(sorted(methods))


def _place(view: Callable[..., Any]) -> SourceLine | None:
    found = found_view(view)
    if found.is_flasks or not found.functions:
        return None
    code = found.functions[0].__code__
    return SourceLine(code.co_filename, code.co_firstlineno)
