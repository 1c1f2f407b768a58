"""Views that may be run since they can change nothing, and views that may not."""

from types import FunctionType
from typing import Any

import flask
import pytest
from flask import Flask, Response, abort, current_app, jsonify, make_response, request, session

from backend.whycors.flask_apps.in_process.harmless import is_harmless
from tests.unit.whycors.flask_apps.asked_apps import PAGE, asked, header_of, status_of

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOWED = [PAGE]
NOTES: list[str] = []
HEADERS = {ALLOW_ORIGIN: "*"}


class Store:
    def get(self, key: str) -> str:
        NOTES.append(key)
        return key


STORE = Store()


def with_headers(response: Response) -> Response:
    response.headers[ALLOW_ORIGIN] = "*"
    return response


def preflight() -> Response:
    response = make_response()
    response.headers.add(ALLOW_ORIGIN, "*")
    return response


def notes() -> list[str]:
    return NOTES


def of_constants() -> Any:
    return "", 204, {ALLOW_ORIGIN: "*"}


def of_request() -> Any:
    origin = request.headers.get("Origin", "")
    response = jsonify({"seen": request.args.get("q"), "notes": NOTES})
    if origin in ALLOWED and origin.startswith("http"):
        response.headers[ALLOW_ORIGIN] = origin
        response.headers["Vary"] = f"Origin, {origin!r}"
    elif not origin:
        abort(400)
    for name in ("GET", "PUT"):
        response.headers.add("Access-Control-Allow-Methods", name)
    return response


def of_helper() -> Any:
    response = preflight()
    response.status_code = 204
    return response


def of_table() -> Any:
    return Response("", headers=HEADERS)


def of_default() -> Any:
    response = current_app.make_default_options_response()
    response.headers.update(HEADERS)
    return response


def of_json() -> Any:
    return {"received": request.get_json()}, 201


def of_module() -> Any:
    response = flask.make_response("")
    response.set_cookie("seen", "1")
    return response


def branches() -> Any:
    if request.method == "OPTIONS":
        return preflight()
    NOTES.append("x")
    return ""


def appends() -> Any:
    NOTES.append("x")
    return preflight()


def stores_item() -> Any:
    HEADERS["x"] = "y"
    return preflight()


def by_another_name() -> Any:
    mine = NOTES
    mine.append("x")
    return preflight()


def by_two_names() -> Any:
    mine: Any = [""]
    if request.args:
        mine = NOTES
    mine.append("x")
    return preflight()


def by_helper() -> Any:
    notes().append("x")
    return preflight()


def asks_store() -> Any:
    return STORE.get("x"), HEADERS


def opens() -> Any:
    open("x", "w").close()
    return preflight()


def uses_session() -> Any:
    session["x"] = 1
    return preflight()


def stores_global() -> Any:
    global ALLOWED
    ALLOWED = []
    return preflight()


def changes_request() -> Any:
    request.environ["x"] = 1
    return preflight()


def asks_app() -> Any:
    store = current_app.store  # type: ignore[attr-defined]
    return store.get("x"), HEADERS


def asks_app_of_flask() -> Any:
    return flask.current_app.store.get("x"), HEADERS  # type: ignore[attr-defined]


def changes_what_it_copied() -> Any:
    lists = list([NOTES])
    lists[0].append("x")
    return preflight()


def changes_the_greatest() -> Any:
    greatest = max([NOTES])
    greatest.append("x")
    return preflight()


def deletes() -> Any:
    del NOTES[0]
    return preflight()


def loops_over_notes() -> Any:
    for each in [NOTES]:
        each.append("x")
    return preflight()


def unlike() -> Any:
    if request.method != "OPTIONS":
        return preflight()
    NOTES.append("x")
    return ""


HARMLESS = (
    of_constants, of_request, of_helper, of_table, of_default, of_json, of_module, branches,
)  # fmt: skip
HARMFUL = (
    appends, stores_item, by_another_name, by_two_names, by_helper, asks_store, opens, uses_session,
    stores_global, changes_request, deletes, loops_over_notes, unlike, asks_app,
    asks_app_of_flask, changes_what_it_copied, changes_the_greatest, with_headers,
)  # fmt: skip


def test_views_that_can_change_nothing_are_told_from_others() -> None:
    functions = [each for each in (*HARMLESS, *HARMFUL) if isinstance(each, FunctionType)]

    told = {each.__name__ for each in functions if is_harmless(each, "OPTIONS")}

    assert told == {each.__name__ for each in HARMLESS}


def test_branch_of_another_method_does_not_count() -> None:
    assert isinstance(branches, FunctionType)
    assert not is_harmless(branches, "POST")


@pytest.mark.parametrize(
    ("view", "status", "allowed"),
    [(of_constants, 204, "*"), (of_helper, 204, "*"), (of_json, 415, None), (branches, 200, "*")],
)
def test_harmless_view_answers_options_itself(view: Any, status: int, allowed: str | None) -> None:
    app = Flask(__name__)
    app.add_url_rule("/notes", view_func=view, methods=["POST", "OPTIONS"])

    exchange = asked(app, "/notes", "OPTIONS")

    assert (exchange.by, exchange.unknown, status_of(exchange)) == ("view", None, status)
    assert header_of(exchange, ALLOW_ORIGIN) == allowed


def test_view_that_makes_no_headers_is_not_run() -> None:
    app = Flask(__name__)
    app.add_url_rule("/notes", view_func=of_json, methods=["POST"])

    assert asked(app, "/notes", "POST").by == "stand-in"


def test_view_that_may_change_something_is_not_run() -> None:
    app = Flask(__name__)
    app.store = STORE  # type: ignore[attr-defined]
    for view in HARMFUL:
        app.add_url_rule(f"/{view.__name__}", view_func=view, methods=["OPTIONS"])

    unknown = [asked(app, f"/{view.__name__}", "OPTIONS").unknown for view in HARMFUL]

    assert all(unknown)
    assert (NOTES, list(HEADERS), ALLOWED) == ([], [ALLOW_ORIGIN], [PAGE])
