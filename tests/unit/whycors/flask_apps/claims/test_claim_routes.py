"""A claim's path is looked up among the app's routes, where these are all that there is."""

from typing import Any

from flask import Flask

from backend.whycors.flask_apps.claims.claim_routes import methods_at, route_at

API = "http://localhost:5000"


def shop() -> Flask:
    app = Flask("shop", static_folder=None)
    app.add_url_rule("/orders/<int:number>", "orders.show", lambda number: "", methods=["PUT"])
    app.add_url_rule("/carts/", "carts", lambda: "")
    return app


def test_route_is_that_of_the_first_method_that_it_takes() -> None:
    route = route_at(shop(), API, "/orders/5")

    assert route is not None
    assert (route.rule, route.methods, route.blueprint) == (
        "/orders/<int:number>",
        ("PUT",),
        "orders",
    )


def test_path_that_no_route_has_is_nobodys() -> None:
    assert route_at(shop(), API, "/nowhere") is None
    assert methods_at(shop(), API, "/nowhere") == ()


def test_redirect_to_the_slash_is_an_answer() -> None:
    assert "GET" in (methods_at(shop(), API, "/carts") or ())


def test_routes_below_middleware_say_nothing() -> None:
    app = shop()
    inner = app.wsgi_app

    def around(environ: Any, start: Any) -> Any:
        return inner(environ, start)

    app.wsgi_app = around  # type: ignore[method-assign, assignment]

    assert (route_at(app, API, "/orders/5"), methods_at(app, API, "/orders/5")) == (None, None)
