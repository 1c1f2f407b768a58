"""Whether an app's code looks at the cookies that come with a request."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, g, request, session

from backend.whycors.fetch_standard import HttpRequest, HttpResponse
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from tests.unit.whycors.flask_apps.asked_apps import API

REQUEST = HttpRequest("request", "GET", f"{API}/notes", None)


def app_whose_hook(looks: Callable[[], object]) -> Flask:
    app = Flask(__name__)
    app.secret_key = "secret"
    app.add_url_rule("/notes", "notes", lambda: request.cookies["view"])

    @app.before_request
    def hook() -> None:
        g.seen = looks()

    return app


@pytest.mark.parametrize(
    ("looks", "read"),
    [
        (lambda: None, set()),
        (lambda: request.headers.get("Authorization"), set()),
        (lambda: request.cookies.get("token"), {"cookies"}),
        (lambda: request.headers.get("Cookie"), {"cookies"}),
        (lambda: list(request.headers), {"cookies"}),
        (lambda: request.environ.get("HTTP_COOKIE"), {"cookies"}),
        (lambda: session.get("user"), {"session"}),
        (lambda: session.update(user="ann"), {"session"}),
    ],
    ids=["nothing", "header", "cookies", "Cookie", "headers", "environ", "session", "write"],
)
def test_what_a_hook_looks_at_is_noted(looks: Callable[[], object], read: set[str]) -> None:
    checked = CheckedApp(loaded(app_whose_hook(looks)), API)

    checked.ask(REQUEST)

    assert checked.cookie_reads[REQUEST] == read


def test_middleware_that_looks_at_cookies_is_noted() -> None:
    app: Any = app_whose_hook(lambda: None)
    inner = app.wsgi_app

    def outer(environ: Any, start_response: Any) -> Any:
        environ["seen"] = "HTTP_COOKIE" in environ
        return inner(environ, start_response)

    app.wsgi_app = outer
    checked = CheckedApp(loaded(app), API)

    checked.ask(REQUEST)

    assert checked.cookie_reads[REQUEST] == {"cookies"}


def test_app_that_looks_at_cookies_is_asked_with_them() -> None:
    app = app_whose_hook(lambda: None)

    @app.after_request
    def tell(response: Any) -> Any:
        response.headers["X-Cookies"] = ",".join(request.cookies)
        return response

    checked = CheckedApp(loaded(app), API)

    told = [checked.ask(REQUEST, with_cookies).answer for with_cookies in (False, True)]
    headers = [dict(each.headers) for each in told if isinstance(each, HttpResponse)]
    assert [each["X-Cookies"] for each in headers] == ["", "session"]


def test_app_that_does_not_is_asked_once() -> None:
    seen: list[object] = []
    checked = CheckedApp(loaded(app_whose_hook(lambda: seen.append(1))), API)

    assert checked.ask(REQUEST) is checked.ask(REQUEST, with_cookies=True)
    assert seen == [1]
