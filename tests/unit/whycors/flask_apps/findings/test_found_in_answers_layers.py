"""Headers that are added twice, on some answers only, or without a Vary, are found."""

import pytest
from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS, cross_origin

from tests.unit.whycors.flask_apps.findings.small_apps import app_of
from tests.unit.whycors.flask_apps.found_in_apps import PAGE, kinds_in


def test_two_layers() -> None:
    app = app_of()

    @app.after_request
    def add_header(response: Response) -> Response:
        response.headers.add("Access-Control-Allow-Origin", PAGE)
        return response

    CORS(app, origins=[PAGE])

    assert kinds_in(app) == {("error", "two-layers", "twice")}


def test_layer_that_undoes_another() -> None:
    app = app_of()

    @app.after_request
    def add_header(response: Response) -> Response:
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    CORS(app, origins=[PAGE], supports_credentials=True)

    assert ("error", "two-layers", "overwritten") in kinds_in(app)


def test_errors_that_a_decorator_does_not_reach() -> None:
    app = app_of()

    @app.get("/orders/<int:number>")
    @cross_origin()
    def order(number: int) -> str:
        abort(404)

    assert ("warning", "errors-without-headers", "abort") in kinds_in(app)


def test_exception_in_debug() -> None:
    app = app_of()
    CORS(app)
    app.debug = True
    assert kinds_in(app) == {("note", "errors-without-headers", "debug")}

    @app.errorhandler(Exception)
    def answer(error: Exception) -> ResponseReturnValue:
        return str(error), 500

    assert kinds_in(app) == set()


@pytest.mark.parametrize(
    ("vary", "kinds"),
    [("Accept", {("warning", "vary-missing", "image-first")}), ("Origin", set())],
)
def test_vary(vary: str, kinds: set[tuple[str, str, str]]) -> None:
    app = app_of()

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Cache-Control"] = "max-age=600"
        response.headers["Vary"] = vary
        if (origin := request.headers.get("Origin")) == PAGE:
            response.headers["Access-Control-Allow-Origin"] = origin
        return response

    assert kinds_in(app, pages=(PAGE,)) == kinds


def test_answer_that_no_cache_keeps_needs_no_vary() -> None:
    app = app_of()
    CORS(app, origins=[PAGE])

    assert kinds_in(app) == set()


def test_view_beside_one_that_lets_pages_in() -> None:
    app = app_of()

    @app.get("/orders")
    @cross_origin()
    def orders() -> str:
        return ""

    @app.post("/orders")
    def order() -> str:
        return ""

    assert ("warning", "routes-differ", "same-path") in kinds_in(app)
