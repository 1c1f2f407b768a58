"""What goes by a cookie is read in the app's own source: nothing of it is run."""

import functools
from collections.abc import Callable
from typing import Any

import pytest
from flask import Blueprint, Flask, Response, abort, g, request, session
from flask.typing import ResponseReturnValue
from flask.views import MethodView

from backend.whycors.flask_apps.findings.behind_the_door import BehindTheDoor, CookieUse
from backend.whycors.flask_apps.findings.cookie_reach import CookieAttributes
from backend.whycors.flask_apps.in_process.routes import routes_of


def app_with(view: Callable[..., Any], secret_key: str | None = "secret") -> Flask:
    app = Flask(__name__)
    app.secret_key = secret_key
    app.add_url_rule("/orders", "orders", view, methods=["GET", "POST"])
    return app


def use_in(app: Flask, method: str = "GET") -> CookieUse | None:
    [route] = [route for route in routes_of(app) if route.rule == "/orders"]
    return BehindTheDoor(app, app.view_functions).use_of(route, method)


def text_in(app: Flask, method: str = "GET") -> str | None:
    use = use_in(app, method)
    return use.sign.text if use else None


def current_user() -> str | None:
    return session.get("user")


def needs_login(view: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if "user" not in session:
            abort(401)
        return view(*args, **kwargs)

    return guarded


def greet() -> str:
    return "hello"


def test_session_in_a_view() -> None:
    def show() -> str:
        return str(session["user"])

    use = use_in(app_with(show))

    assert use and use.sign.text == "session['user']"
    assert use.sign.place.line == show.__code__.co_firstlineno + 1


def test_session_in_a_helper() -> None:
    def show() -> str:
        return f"hello {current_user()}"

    assert text_in(app_with(show)) == "session.get('user')"


def test_session_in_a_decorator() -> None:
    assert text_in(app_with(needs_login(greet))) == "'user' not in session"


def test_session_in_a_hook() -> None:
    app = app_with(greet)

    @app.before_request
    def load_user() -> None:
        g.user = session.get("user_id")

    use = use_in(app)

    assert use and (use.by, use.sign.text) == ("hook", "session.get('user_id')")


def test_hook_of_another_blueprint_does_not_count() -> None:
    app = app_with(greet)
    shop = Blueprint("shop", __name__)

    @shop.before_request
    def load_user() -> None:
        g.user = session.get("user")

    app.register_blueprint(shop)

    assert use_in(app) is None


def test_session_that_a_package_was_seen_to_look_at() -> None:
    app = app_with(greet)
    [route] = [route for route in routes_of(app) if route.rule == "/orders"]

    use = BehindTheDoor(app, app.view_functions, {("orders", "GET")}).use_of(route, "GET")

    assert use and (use.by, use.sign.text) == ("around", "session")
    app.extensions["csrf"] = object()
    assert BehindTheDoor(app, app.view_functions, {("orders", "GET")}).use_of(route, "GET") is None


def test_only_the_method_that_reads_the_session_goes_by_it() -> None:
    class Orders(MethodView):
        def get(self) -> str:
            return "orders"

        def post(self) -> str:
            return str(session["user"])

    app = app_with(Orders.as_view("orders"))

    assert text_in(app) is None
    assert text_in(app, "POST") == "session['user']"


def test_session_that_is_only_written_is_no_proof() -> None:
    def log_in() -> str:
        session["user"] = request.form["user"]
        session.clear()
        return "hello"

    assert use_in(app_with(log_in)) is None


@pytest.mark.parametrize("key", ["oauth2_state", "csrf_token", "next", "lang"])
def test_key_that_names_no_user_is_no_proof(key: str) -> None:
    def come_back() -> str:
        return str(session.get("oauth2_state") or session.get("csrf_token"))

    def go_on() -> str:
        return str(session.get("next")) + str(session.get("lang"))

    assert use_in(app_with(come_back if key in ("oauth2_state", "csrf_token") else go_on)) is None


def test_session_without_a_secret_key_is_always_empty() -> None:
    assert use_in(app_with(current_user, secret_key=None)) is None


def test_attributes_of_the_session_are_those_of_the_config() -> None:
    app = app_with(current_user)
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
    use = use_in(app)

    assert use and use.attributes and use.attributes.said == "SameSite=None; Secure"


def test_attributes_of_another_cookie_are_those_that_a_view_sets_it_with() -> None:
    def refresh() -> ResponseReturnValue:
        return str(request.cookies.get("refresh_token"))

    app = app_with(refresh)

    @app.post("/tokens")
    def new_token() -> Response:
        response = Response()
        response.set_cookie("refresh_token", "x", samesite="strict", secure=True)
        return response

    use = use_in(app)

    assert use and (use.sign.text, use.name) == (
        "request.cookies.get('refresh_token')",
        "refresh_token",
    )
    assert use.attributes == CookieAttributes("Strict", True)


def test_attributes_that_are_worked_out_are_not_known() -> None:
    def refresh() -> ResponseReturnValue:
        response = Response(str(request.cookies["token"]))
        response.set_cookie("token", "x", samesite="none" if request.is_secure else "lax")
        return response

    use = use_in(app_with(refresh))

    assert use and use.attributes is None


def test_all_cookies_at_once() -> None:
    def show() -> ResponseReturnValue:
        return dict(request.cookies.items())

    def count_visits() -> ResponseReturnValue:
        return "yes" if "lang" in request.cookies else str(request.cookies.get("csrf_token"))

    assert text_in(app_with(show)) == "request.cookies"
    assert text_in(app_with(count_visits)) is None


def test_nothing_goes_by_a_cookie_where_nothing_reads_one() -> None:
    def show() -> str:
        return request.headers["Authorization"]

    assert use_in(app_with(show)) is None


def test_cookie_beside_a_token_in_the_body_is_not_alone() -> None:
    def refresh() -> str:
        token = request.get_json()["access_token"]
        return f"{token} {request.cookies.get('refresh_token')}"

    def refresh_alone() -> str:
        return str(request.cookies.get("refresh_token"))

    use, alone = use_in(app_with(refresh)), use_in(app_with(refresh_alone))

    assert use and not use.alone
    assert alone and alone.alone
