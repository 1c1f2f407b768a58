"""The Flask below middleware is found, however that holds it."""

import functools
from collections.abc import Callable
from typing import Any

from flask import Flask

from backend.whycors.flask_apps.importing.inside import flasks_inside


class Wrapper:
    def __init__(self, app: Any) -> None:
        self.app = app

    def __call__(self, environ: Any, start: Any) -> Any:
        return self.app(environ, start)

    def handle(self, environ: Any, start: Any) -> Any:
        return self(environ, start)


def closing_over(app: Any) -> Callable[..., Any]:
    def call(environ: Any, start: Any) -> Any:
        return app(environ, start)

    return call


def closing_over_later() -> tuple[Callable[..., Any], list[Flask]]:
    def call(environ: Any, start: Any) -> Any:
        return app(environ, start)

    found = list(flasks_inside(call))
    app = Flask("shop")
    return call, found


def test_flask_is_found_however_it_is_held() -> None:
    app = Flask("shop")
    middleware = {
        "itself": app,
        "an attribute": Wrapper(app),
        "a bound method": Wrapper(app).handle,
        "a closure": closing_over(app),
        "a partial": functools.partial(closing_over(app)),
        "wraps": functools.wraps(app)(lambda environ, start: None),
        "a table": {"/api": app},
        "several": Wrapper(closing_over({"/": Wrapper(app).handle})),
    }

    assert {name: list(flasks_inside(each)) for name, each in middleware.items()} == {
        name: [app] for name in middleware
    }


def test_outermost_is_first_and_each_is_found_once() -> None:
    outer, inner = Flask("outer"), Flask("inner")

    assert list(flasks_inside([outer])) == []  # nothing that can be called
    assert list(flasks_inside({"/": outer, "/a": Wrapper(inner), "/b": outer})) == [outer, inner]


def test_middleware_that_is_not_set_up_holds_nothing() -> None:
    call, before = closing_over_later()

    assert (before, [app.name for app in flasks_inside(call)]) == ([], ["shop"])


def test_middleware_is_looked_into_only_so_deep() -> None:
    app: Any = Flask("shop")
    for _ in range(30):
        app = Wrapper(app)

    assert list(flasks_inside(app)) == []
