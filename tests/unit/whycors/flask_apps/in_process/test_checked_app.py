"""Who answers, and what is known of it, when an app is asked without its views."""

from functools import wraps
from threading import Timer
from typing import Any

import pytest
from flask import Flask, abort, request
from flask_cors import CORS, cross_origin

from backend.whycors.fetch_standard import HttpRequest, NetworkFailure
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from tests.unit.whycors.flask_apps.asked_apps import API, PAGE, asked, header_of, status_of

ALLOW_ORIGIN = "Access-Control-Allow-Origin"


def test_hooks_put_their_headers_on_what_stands_in() -> None:
    app = Flask(__name__)
    CORS(app, origins=[PAGE])
    app.add_url_rule("/notes", view_func=lambda: abort(418), endpoint="notes")

    exchange = asked(app, "/notes")

    assert (exchange.by, exchange.unknown, status_of(exchange)) == ("stand-in", None, 200)
    assert header_of(exchange, ALLOW_ORIGIN) == PAGE


def test_decorators_run_and_may_answer() -> None:
    app = Flask(__name__)

    def logged_in(view: Any) -> Any:
        @wraps(view)
        def inner() -> Any:
            return view() if "Authorization" in request.headers else abort(401)

        return inner

    app.add_url_rule("/notes", view_func=cross_origin(origins=PAGE)(logged_in(lambda: "secret")))

    assert asked(app, "/notes").by == "before-view"
    assert status_of(asked(app, "/notes")) == 401
    exchange = asked(app, "/notes", headers=(("Authorization", "Bearer x"),))
    assert (exchange.by, header_of(exchange, ALLOW_ORIGIN)) == ("stand-in", PAGE)


def test_hook_that_answers_is_before_the_view() -> None:
    app = Flask(__name__)
    app.before_request(lambda: ("Log in", 401))
    app.add_url_rule("/notes", view_func=lambda: "secret", endpoint="notes")

    assert (asked(app, "/notes").by, status_of(asked(app, "/notes"))) == ("before-view", 401)
    assert asked(app, "/notes", "OPTIONS").by == "before-view"


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/no", "GET", 404),
        ("/list", "GET", 308),
        ("/list/", "PUT", 405),
        ("/list/", "OPTIONS", 200),
    ],
)
def test_flask_answers_without_a_view(path: str, method: str, status: int) -> None:
    app = Flask(__name__)
    app.add_url_rule("/list/", view_func=lambda: "list", endpoint="list")

    exchange = asked(app, path, method)

    assert (exchange.by, exchange.unknown, status_of(exchange)) == ("app", None, status)


def test_view_that_makes_headers_is_unknown_if_it_may_do_more() -> None:
    app = Flask(__name__)

    def by_hand_and_more() -> tuple[str, dict[str, str]]:
        app.extensions["seen"] = True
        return "", {ALLOW_ORIGIN: "*"}

    app.add_url_rule("/notes", view_func=by_hand_and_more)

    unknown = asked(app, "/notes").unknown

    assert unknown == "the view by_hand_and_more would have to run: it makes headers itself"
    assert "seen" not in app.extensions
    assert asked(app, "/notes", run_views=True).by == "view"
    assert header_of(asked(app, "/notes", run_views=True), ALLOW_ORIGIN) == "*"


def test_view_that_makes_headers_and_does_nothing_else_is_run() -> None:
    app = Flask(__name__)

    def by_hand() -> tuple[str, dict[str, str]]:
        return "", {ALLOW_ORIGIN: "*"}

    app.add_url_rule("/notes", view_func=by_hand)

    exchange = asked(app, "/notes")

    assert (exchange.by, exchange.unknown) == ("view", None)
    assert header_of(exchange, ALLOW_ORIGIN) == "*"


def test_thread_is_told_of_alike_in_each_answer() -> None:
    app = Flask(__name__)
    app.before_request(lambda: Timer(0, print).start())
    app.add_url_rule("/notes", view_func=lambda: "", endpoint="notes")

    unknown = {asked(app, path).unknown for path in ("/notes", "/notes?page=2")}

    assert len(unknown) == 1
    assert "threading.Timer.start()" in str(unknown.pop())


def test_answer_of_a_view_to_options_is_unknown() -> None:
    app = Flask(__name__)
    app.add_url_rule("/notes", view_func=lambda: "", endpoint="notes", methods=["GET", "OPTIONS"])

    assert asked(app, "/notes", "OPTIONS").unknown
    assert asked(app, "/notes").unknown is None


@pytest.mark.parametrize(("debug", "by"), [(True, "server"), (False, "app"), (None, "app")])
def test_exception_in_a_hook_is_treated_as_in_debug_or_production(
    debug: bool | None, by: str
) -> None:
    app = Flask(__name__)
    app.add_url_rule("/notes", view_func=lambda: "", endpoint="notes")
    app.after_request(lambda response: 1 / 0)
    CORS(app, origins=PAGE)

    exchange = CheckedApp(loaded(app), API, debug=debug).ask(
        HttpRequest("request", "GET", f"{API}/notes", PAGE)
    )

    assert status_of(exchange) == 500
    assert (header_of(exchange, ALLOW_ORIGIN) is None) == (by == "server")


def test_nobody_answers_elsewhere() -> None:
    app = Flask(__name__)
    elsewhere = HttpRequest("request", "GET", "http://localhost:5001/notes", PAGE)

    assert CheckedApp(loaded(app), API).ask(elsewhere).answer == NetworkFailure("refused")


def test_app_is_left_as_it_was() -> None:
    app = Flask(__name__)
    app.add_url_rule("/notes", view_func=lambda: "the view's own", endpoint="notes")
    before = dict(vars(app))

    asked(app, "/notes")

    assert vars(app) == before
    app.add_url_rule("/later", view_func=lambda: "later", endpoint="later")
    assert app.test_client().get("/notes").text == "the view's own"
