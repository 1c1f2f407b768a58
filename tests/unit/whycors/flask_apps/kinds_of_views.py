"""Views of every kind, which all do the same: what they are made for."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from flask import Blueprint, Flask
from flask.views import MethodView, View
from flask_cors import CORS, cross_origin

Deed = Callable[[str], object]


def with_wraps(view: Any) -> Any:
    """Decorate a view as @login_required does."""

    @wraps(view)
    def inner(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    return inner


def without_wraps(view: Any) -> Any:
    """Decorate a view as decorators do that were written in a hurry."""

    def inner(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    return inner


def app_of_every_kind(do: Deed) -> Flask:
    """Return an app with a view of every kind, each of which does its deed under its endpoint."""
    app = Flask(__name__)
    CORS(app)
    _add_functions(app, do)
    _add_decorated(app, do)
    _add_classes(app, do)
    _add_blueprints(app, do)
    return app


def _add_functions(app: Flask, do: Deed) -> None:
    @app.post("/function")
    @app.delete("/function")
    def function() -> str:
        return str(do("function"))

    def options() -> str:
        return str(do("options"))

    app.add_url_rule("/options", view_func=options, methods=["GET", "OPTIONS"])

    @app.post("/async/<int:number>")
    async def asynchronous(number: int) -> str:
        return str(do("asynchronous"))

    @app.get("/generator")
    def generator() -> Any:
        yield str(do("generator"))

    app.add_url_rule("/lambda", "lambda", lambda: str(do("lambda")))
    app.add_url_rule("/partial", "partial", partial(lambda name: str(do(name)), "partial"))

    class Service:
        def method(self) -> str:
            return str(do("bound method"))

        def __call__(self) -> str:
            return str(do("callable object"))

    app.add_url_rule("/method", "bound method", Service().method)
    app.add_url_rule("/callable", "callable object", Service())


def _add_decorated(app: Flask, do: Deed) -> None:
    @app.put("/cross_origin")
    @cross_origin()
    def under_cross_origin() -> str:
        return str(do("under_cross_origin"))

    @cross_origin()
    @app.put("/cross_origin_above")
    def under_route_under_cross_origin() -> str:
        return str(do("under_route_under_cross_origin"))

    @app.patch("/wraps")
    @cross_origin()
    @with_wraps
    @with_wraps
    def under_wraps() -> str:
        return str(do("under_wraps"))

    @app.patch("/no_wraps", endpoint="under no wraps")
    @cross_origin()
    @without_wraps
    @with_wraps
    @without_wraps
    def under_no_wraps() -> str:
        return str(do("under no wraps"))

    def unwritten() -> str:
        return str(do("called by a wrapper"))

    app.add_url_rule("/wrapper", "called by a wrapper", without_wraps(unwritten))


def _add_classes(app: Flask, do: Deed) -> None:
    class OfMethods(MethodView):
        decorators = (cross_origin(), without_wraps)  # type: ignore[assignment]

        def __init__(self) -> None:
            do("__init__ of methods")

        def get(self, number: int) -> str:
            return str(do("get of methods"))

        @with_wraps
        def post(self, number: int) -> str:
            return str(do("post of methods"))

    class Heir(OfMethods):
        init_every_request = True

        async def delete(self, number: int) -> str:
            return str(do("delete of an heir"))

    class OfOne(View):
        init_every_request = False
        methods = ("GET", "POST")

        def dispatch_request(self) -> str:
            return str(do("dispatch_request"))

    app.add_url_rule("/methods/<int:number>", view_func=OfMethods.as_view("methods"))
    app.add_url_rule("/heir/<int:number>", view_func=Heir.as_view("heir"))
    app.add_url_rule("/one", view_func=OfOne.as_view("one"))


def _add_blueprints(app: Flask, do: Deed) -> None:
    outer, inner = Blueprint("outer", __name__), Blueprint("inner", __name__)

    @outer.delete("/")
    def in_blueprint() -> str:
        return str(do("in_blueprint"))

    @inner.delete("/")
    def in_inner_blueprint() -> str:
        return str(do("in_inner_blueprint"))

    outer.register_blueprint(inner, url_prefix="/inner")
    app.register_blueprint(outer, url_prefix="/outer")
