"""Preflights that are stopped are found, with what stops them."""

import functools
import importlib
from collections.abc import Callable
from typing import Any

from flask import Flask, abort, redirect, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.whycors.flask_apps.report.finding_words import finding_advice, finding_sentence
from tests.unit.whycors.flask_apps.findings.small_apps import app_of
from tests.unit.whycors.flask_apps.found_in_apps import PAGE, kinds_in, the_finding


def test_hook_that_stops_preflights_is_named_with_its_line() -> None:
    app = app_of()
    CORS(app)

    @app.before_request
    def ask_for_token() -> ResponseReturnValue | None:
        return None if "Authorization" in request.headers else ("Who are you?", 401)

    finding = the_finding(app, "preflight-stopped")

    assert (finding.level, finding.values["hook"]) == ("error", "ask_for_token")
    assert finding.place
    assert finding.place.line == ask_for_token.__code__.co_firstlineno


def test_hook_that_lets_options_pass_is_not_accused() -> None:
    app = app_of()
    CORS(app)

    @app.before_request
    def ask_for_token() -> ResponseReturnValue | None:
        is_let = request.method == "OPTIONS" or "Authorization" in request.headers
        return None if is_let else ("Who are you?", 401)

    assert kinds_in(app) == set()


def test_hook_that_crashes_is_not_told_to_skip_options() -> None:
    app = app_of()
    CORS(app)

    @app.before_request
    def ask_for_token() -> None:
        importlib.import_module("a_package_that_is_missing")

    finding = the_finding(app, "preflight-stopped")

    assert (finding.values["variant"], finding.values["status"]) == ("hook-crash", "500")
    assert "`ModuleNotFoundError: No module named" in finding_sentence(finding, "en")
    assert "install the package" in finding_advice(finding, "en")


def test_exception_that_the_app_answers_itself_is_no_crash() -> None:
    app = app_of()
    CORS(app)
    app.register_error_handler(PermissionError, lambda _: ("Who are you?", 401))

    @app.before_request
    def ask_for_token() -> None:
        raise PermissionError

    assert the_finding(app, "preflight-stopped").values["variant"] == "hook"


def test_redirect_to_https_is_a_note() -> None:
    app = app_of()
    CORS(app)

    @app.before_request
    def go_to_https() -> ResponseReturnValue | None:
        return None if request.is_secure else redirect(request.url.replace("http", "https", 1))

    app.add_url_rule("/orders", "orders", lambda: "", methods=["PUT"])

    assert {kind for kind in kinds_in(app) if kind[1] == "preflight-stopped"} == {
        ("note", "preflight-stopped", "to-https")
    }


def test_preflight_without_an_answer() -> None:
    app = app_of(PROVIDE_AUTOMATIC_OPTIONS=False)
    CORS(app)
    app.add_url_rule("/orders", "orders", lambda: "", methods=["PUT"])

    assert ("error", "preflight-stopped", "no-options") in kinds_in(app)


def test_preflight_that_stops_outside_of_flask_is_told() -> None:
    app = app_of()
    app.add_url_rule("/notes", "notes", lambda: "", methods=["PUT"])
    CORS(app)
    inner = app.wsgi_app

    def refuse_options(environ: Any, start: Any) -> Any:
        if environ["REQUEST_METHOD"] != "OPTIONS":
            return inner(environ, start)
        start("403 Forbidden", [("Access-Control-Allow-Origin", "*")])
        return []

    app.wsgi_app = refuse_options  # type: ignore[method-assign, assignment]

    assert kinds_in(app) == {("error", "preflight-stopped", "outside")}


def test_preflight_that_is_redirected_is_told() -> None:
    app = app_of()
    app.add_url_rule("/old", endpoint="old", redirect_to="me", methods=["PUT", "OPTIONS"])
    CORS(app)

    assert kinds_in(app) == {("error", "preflight-stopped", "redirect")}


def test_preflight_that_a_decorator_refuses_is_told() -> None:
    app = app_of()
    CORS(app)

    def logged_in(view: Callable[[], str]) -> Callable[[], ResponseReturnValue]:
        @functools.wraps(view)
        def guarded() -> ResponseReturnValue:
            return view() if "Authorization" in request.headers else ("Who are you?", 401)

        return guarded

    @logged_in
    def order() -> str:
        return ""

    app.add_url_rule("/orders", view_func=order, methods=["PUT", "OPTIONS"])

    finding = the_finding(app, "preflight-stopped")

    assert (finding.values["variant"], finding.routes) == ("view", ("/orders",))


def test_static_files_need_no_preflight() -> None:
    app = Flask(__name__)

    @app.errorhandler(404)
    def not_found(_: Exception) -> ResponseReturnValue:
        return "", 404, {"Access-Control-Allow-Origin": "*"}

    assert not [kind for kind in kinds_in(app) if kind[1] == "preflight-stopped"]


def test_preflight_of_a_page_that_another_rule_is_for_is_not_stopped() -> None:
    app = app_of()
    app.add_url_rule("/orders", "orders", lambda: "", methods=["GET", "POST"])
    one, other = PAGE, "https://admin.example"
    CORS(app, resources={"/me": {"origins": other}, "/orders": {"origins": one}})

    assert not [
        kind for kind in kinds_in(app, pages=(one, other)) if kind[1] == "preflight-stopped"
    ]


def test_route_that_redirects_to_its_slash() -> None:
    app = app_of()
    CORS(app)

    @app.put("/orders/")
    def order() -> str:
        return ""

    finding = the_finding(app, "preflight-stopped")

    assert (finding.level, finding.values["variant"]) == ("note", "slash")
    assert finding.witness
    assert finding.witness.command.endswith("/orders")


def test_view_that_answers_options_behind_a_guard() -> None:
    app = app_of()

    @app.before_request
    def ask_for_token() -> None:
        if request.method != "OPTIONS" and "Authorization" not in request.headers:
            abort(401)

    def report() -> str:
        return "Ann earns more than Bob."

    def status() -> str:
        return "" if request.method == "OPTIONS" else "fine"

    app.add_url_rule("/report", "report", report, methods=["GET", "OPTIONS"])
    app.add_url_rule("/status", "status", status, methods=["GET", "OPTIONS"])

    assert the_finding(app, "options-past-the-guard").routes == ("/report",)
