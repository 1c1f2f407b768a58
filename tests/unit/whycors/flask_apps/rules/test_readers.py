"""What flask-cors has put together is read, and what it never puts so is told to be unread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.views import MethodView
from flask_cors import CORS, cross_origin

from backend.whycors.flask_apps.rules.closures import closed_over
from backend.whycors.flask_apps.rules.config_readers import (
    decorated_views,
    read_decorator,
    read_hook,
    views_of,
)
from backend.whycors.flask_apps.rules.option_readers import (
    as_mapping,
    read_options,
    read_resource,
    unknown_in,
)

PUT_TOGETHER: dict[str, Any] = {
    "origins": ["https://shop.example", r"https://.*\.shop\.example$", "https://[shop"],
    "methods": "GET, PUT",
    "allow_headers": ["X-Token"],
    "expose_headers": None,
    "supports_credentials": "no",
}


def hook_of(app: Flask) -> Any:
    """Return the function that CORS() has registered."""
    [hook] = app.after_request_funcs[None]
    return hook


def test_options_are_read_as_flask_cors_has_put_them_together() -> None:
    read = read_options(PUT_TOGETHER)

    assert read["origins"] == (
        "https://shop.example",
        re.compile(r"https://.*\.shop\.example$", re.IGNORECASE),
        "https://[shop",  # it isn't a pattern, and matches nothing
    )
    assert (read["methods"], read["expose_headers"]) == (("GET", "PUT"), ())
    assert (read["credentials"], read["credentials_text"]) == (True, "no")


def test_options_of_another_shape_are_unread() -> None:
    app = Flask("shop")
    CORS(app)
    entries: list[Any] = [("/a", {}), ("/a", 5), (5, PUT_TOGETHER), "/a"]

    assert read_options({"origins": []}) == {"is_read": False}
    assert [read_resource(entry, hook_of(app)) for entry in entries] == [{"is_read": False}] * 4


def test_options_may_be_a_dataclass() -> None:
    @dataclass
    class Options:
        origins: tuple[str, ...] = ("*",)

    assert as_mapping(Options()) == {"origins": ("*",)}
    assert as_mapping(Options) == {}


def test_names_that_flask_cors_does_not_know_are_told() -> None:
    app = Flask("shop")
    CORS(app)

    assert unknown_in(hook_of(app), ["origins", "origin"]) == ("origin",)
    assert unknown_in(hook_of, ["origin"]) == ()  # it isn't of flask-cors


def test_hook_of_another_is_no_rule() -> None:
    app = Flask("shop")
    CORS(app)
    nothing = type(hook_of(app))(
        (lambda: None).__code__, hook_of(app).__globals__, "hook without rules"
    )

    assert read_hook(hook_of) is None
    assert read_hook(nothing) == [{"is_read": False}]
    assert [rule["pattern"] for rule in read_hook(hook_of(app)) or ()] == [re.compile("/*")]


def origins() -> Iterator[str]:
    yield "https://shop.example"


def test_decorator_whose_options_are_spent_by_reading_is_unread() -> None:
    app = Flask("shop")
    shows = [cross_origin(origins=origins())(lambda: ""), cross_origin(origins="*")(lambda: "")]

    assert [read_decorator(app, view) == {"is_read": False} for view in shows] == [True, False]
    assert read_decorator(app, lambda: "") == {"is_read": False}


def test_decorator_that_flask_cors_refuses_is_unread() -> None:
    app = Flask("shop")
    app.config["CORS_SEND_WILDCARD"] = True
    view = cross_origin(origins="*", supports_credentials=True)(lambda: "")

    with pytest.raises(ValueError, match="Cannot use supports_credentials"):
        with app.test_request_context("/"):
            view()  # type: ignore[no-untyped-call]
    assert read_decorator(app, view) == {"is_read": False}


class Orders(MethodView):
    @cross_origin()
    def get(self) -> str:
        return ""

    def put(self) -> str:
        return ""


def test_methods_of_a_class_are_views_of_their_own() -> None:
    app = Flask("shop", static_folder=None)
    app.add_url_rule("/orders", view_func=Orders.as_view("orders"))

    assert [(name, method) for name, method, _ in decorated_views(app)] == [("orders", "GET")]
    assert {view.__name__ for _, view in views_of(app)} == {"orders", "get", "put"}


def test_what_is_not_set_yet_is_not_closed_over() -> None:
    def outer() -> Any:
        def inner() -> Any:
            return known, later

        known = 1
        found = closed_over(inner)
        later = 2
        return found

    assert outer() == {"known": 1}
    assert closed_over(len) == {}
