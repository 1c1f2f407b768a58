"""A hook that writes is passed over if the answer is the same without it, and unknown otherwise."""

from collections.abc import Callable
from pathlib import Path
from types import MethodType
from typing import Any

import pytest
from flask import Flask, Response, abort, g, request
from flask_cors import CORS, cross_origin

from backend.whycors.fetch_standard import HttpRequest
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import AppExchange
from tests.unit.whycors.flask_apps.asked_apps import API, PAGE, header_of

ALLOW_ORIGIN = "Access-Control-Allow-Origin"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    CORS(app)
    app.add_url_rule("/notes", "notes", lambda: "")
    app.add_url_rule("/open", "open", cross_origin()(lambda: ""))
    app.add_url_rule("/kept", "kept", if_known(lambda: ""))
    return app


def if_known(view: Any) -> Any:
    def known() -> Any:
        return view() if getattr(g, "log", None) else abort(401)

    known.__wrapped__ = view  # type: ignore[attr-defined]
    return known


def ask(app: Flask, path: str, method: str = "GET") -> AppExchange:
    return CheckedApp(loaded(app), API).ask(HttpRequest("request", method, API + path, PAGE))


def test_hooks_that_log_are_passed_over(app: Flask, log: Path) -> None:
    @app.before_request
    def log_request() -> None:
        log.write_text(request.path)

    @app.after_request
    def log_response(response: Response) -> Response:
        log.write_text(response.status)
        return response

    checked = CheckedApp(loaded(app), API)
    exchange = checked.ask(HttpRequest("request", "GET", f"{API}/notes", PAGE))

    assert (exchange.by, exchange.unknown) == ("stand-in", None)
    assert header_of(exchange, ALLOW_ORIGIN) == PAGE
    assert list(checked.passed_over) == ["log_request", "log_response"]
    assert not log.exists()
    app.test_client().get("/notes")
    assert log.read_text() == "200 OK"


def test_teardown_may_miss_what_a_hook_prepares(app: Flask, log: Path) -> None:
    @app.before_request
    def open_log() -> None:
        g.log = log.open("w")

    @app.teardown_request
    def close_log(_: object) -> None:
        g.log.close()

    assert ask(app, "/notes").unknown is None
    assert ask(app, "/notes", "OPTIONS").unknown is None
    assert ask(app, "/open", "OPTIONS").unknown is None
    assert ask(app, "/nowhere").unknown is None


def test_decorator_may_miss_what_a_hook_prepares(app: Flask, log: Path) -> None:
    @app.before_request
    def open_log() -> None:
        g.log = log.open("w")

    assert ask(app, "/kept").unknown == (
        f"what runs around the view would have to be let: open({str(log)!r}, 'w')"
    )


def test_method_that_logs_is_passed_over(app: Flask, log: Path) -> None:
    class Log:
        def write(self) -> None:
            log.write_text(request.path)

    app.before_request(Log().write)

    exchange = ask(app, "/notes")
    assert (exchange.by, exchange.unknown) == ("stand-in", None)


def answers(log: Path) -> object:
    log.write_text("")
    return None if request.path else "no"


def aborts(log: Path) -> object:
    log.write_text("")
    return abort(403) if not request.path else None


def sets_header(log: Path) -> object:
    log.write_text("")
    g.headers = {ALLOW_ORIGIN: "*"}
    return None


def raises(log: Path) -> object:
    log.write_text("")
    if not request.path:
        raise RuntimeError
    return None


@pytest.mark.parametrize("helper", [aborts, sets_header])
def test_helper_that_may_matter_is_not_passed_over(
    helper: Callable[[Path], object], app: Flask, log: Path
) -> None:
    @app.before_request
    def hook() -> None:
        helper(log)

    assert ask(app, "/notes").unknown
    assert not log.exists()


@pytest.mark.parametrize("matters", [answers, aborts, sets_header, raises])
def test_hook_that_may_matter_is_not_passed_over(
    matters: Callable[[Path], object], app: Flask, log: Path
) -> None:
    app.before_request(MethodType(matters, log))

    assert ask(app, "/notes").unknown
    assert not log.exists()


def test_hook_that_changes_the_response_is_not_passed_over(app: Flask, log: Path) -> None:
    @app.after_request
    def hide(response: Response) -> Response:
        log.write_text(response.status)
        response.status = 200
        return response

    assert ask(app, "/notes").unknown
    assert not log.exists()
