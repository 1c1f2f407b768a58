"""What the source of the views says, and no answer shows: the views don't run in a check."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Flask
from werkzeug.wrappers import Response

from ...remedies.shared_response import names_returned
from ...remedies.unreached_view import unreached_options_view
from ..in_process.checked_app import CheckedApp
from ..model import Cell, Finding, Route, SourceLine
from ..rules.config import CorsRule, Pattern, rule_of
from ..source.app_files import app_files
from ..source.app_source import AppSource, app_source
from ..source.written_functions import WrittenFunction, written_function
from ..source.written_values import NotTold, thing_named

#: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
_SAFELISTED = frozenset({
    "cache-control", "content-language", "content-length", "content-type", "expires",
    "last-modified", "pragma",
})  # fmt: skip
#: Headers that are for somebody else than script: the browser, caches, CORS itself.
_FOR_OTHERS = (
    "access-control-",
    "set-cookie",
    "vary",
    "content-",
    "x-frame-",
    "strict-",
    "x-accel",
)
_SECURE = "SESSION_COOKIE_SECURE"


@dataclass(frozen=True)
class _View:
    """A route, where its view is written, and the rule of flask-cors that has the say on it."""

    route: Route
    written: WrittenFunction
    rule: CorsRule


def find_in_source(
    checked: CheckedApp,
    rules: Sequence[CorsRule],
    cells: Sequence[Cell],
    pages: Sequence[str],
) -> Iterator[Finding]:
    """Yield what is wrong by the source of views, and by the app's settings."""
    app = checked.loaded.flask
    if app is None:
        return
    source = app_source(app, app_files(checked.loaded.root))
    views = list(_views(checked, app, source, rules))
    yield from _shared_responses(views, source)
    yield from _hidden_headers(views)
    yield from _unreached_views(checked.routes, app, source)
    yield from _secure_cookies(app, rules, pages)


def _views(
    checked: CheckedApp, app: Flask, source: AppSource, rules: Sequence[CorsRule]
) -> Iterator[_View]:
    for route in checked.routes:
        view = app.view_functions.get(route.endpoint)
        written = None if view is None else written_function(view, source.files)
        rule = rule_of(rules, route)
        if written is not None and rule is not None and rule.where != "by-hand" and rule.is_read:
            yield _View(route, written, rule)


def _shared_responses(views: Sequence[_View], source: AppSource) -> Iterator[Finding]:
    """Yield the responses that were made once, and keep the headers of the first page that asks."""
    for view in views:
        file, node = view.written
        for returned in names_returned(node) if _differs_by_page(view.rule) else ():
            try:
                thing = thing_named(returned, source.names(file))
            except NotTold:
                continue
            if isinstance(thing, Response):
                values = {
                    "name": returned.id,
                    "request": f"{view.route.methods[0]} {view.route.path}",
                }
                place = file.line(returned.lineno)
                yield Finding(
                    "response-shared", "error", returned.id, values, (view.route.rule,), place=place
                )


def _differs_by_page(rule: CorsRule) -> bool:
    """Return whether two pages get different headers by a rule."""
    is_star = rule.any_origin and rule.send_wildcard and not rule.credentials
    return not is_star and (len(rule.origins) > 1 or any(map(_is_pattern, rule.origins)))


def _is_pattern(origin: Pattern) -> bool:
    return not isinstance(origin, str)


def _hidden_headers(views: Sequence[_View]) -> Iterator[Finding]:
    """Yield the headers that views set for script, and that script can't read."""
    found: dict[str, list[tuple[_View, SourceLine]]] = {}
    for view in views:
        exposed = {name.lower() for name in view.rule.expose_headers}
        is_star = "*" in exposed and not view.rule.credentials
        for name, line in _headers_set(view.written):
            if not is_star and name.lower() not in exposed:
                found.setdefault(name, []).append((view, line))
    for name, those in found.items():
        routes = tuple(dict.fromkeys(view.route.rule for view, _ in those))
        yield Finding(
            "header-not-exposed", "note", name, {"header": name}, routes, place=those[0][1]
        )


def _headers_set(written: WrittenFunction) -> Iterator[tuple[str, SourceLine]]:
    """Yield the headers that a view sets by name, but for those that script needs no leave for."""
    for node in ast.walk(written.node):
        match node:
            case ast.Assign(
                targets=[
                    ast.Subscript(
                        value=ast.Attribute(attr="headers"), slice=ast.Constant(value=str(name))
                    )
                ]
            ):
                pass
            case _:
                continue
        if name.lower() not in _SAFELISTED and not name.lower().startswith(_FOR_OTHERS):
            yield name, written.file.line(node.lineno)


def _unreached_views(routes: Sequence[Route], app: Flask, source: AppSource) -> Iterator[Finding]:
    """Yield the views that were written for OPTIONS, and that Flask never asks."""
    for route in routes:
        if route.methods == ("OPTIONS",):
            name = unreached_options_view(app, route.path)
            if name == route.endpoint:
                written = written_function(app.view_functions[name], source.files)
                place = written and written.file.line(written.node.lineno)
                values = {"name": name, "rule": route.rule}
                yield Finding(
                    "options-unreached", "warning", name, values, (route.rule,), place=place
                )


def _secure_cookies(
    app: Flask, rules: Sequence[CorsRule], pages: Sequence[str]
) -> Iterator[Finding]:
    """Yield the session cookie that http pages in development never see again in Safari."""
    is_used = any(rule.credentials for rule in rules)
    is_http = bool(pages) and all(page.startswith("http://") for page in pages)
    if is_used and is_http and app.config.get(_SECURE):
        values = {"cookie": str(app.config["SESSION_COOKIE_NAME"]), "origin": pages[0]}
        yield Finding("cookie-needs-https", "note", _SECURE, values)
