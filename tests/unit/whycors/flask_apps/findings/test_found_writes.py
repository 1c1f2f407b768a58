"""Writes that any page can send are found where nothing stops them, and nowhere else."""

from collections.abc import Callable

import pytest
from flask import Flask, abort, request, session
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFProtect

from tests.unit.whycors.flask_apps.found_in_apps import findings_in, told

SHOP = "https://shop.example"


def order() -> ResponseReturnValue:
    return {"item": request.form["item"], "for": session["user"]}


def order_as_json() -> ResponseReturnValue:
    return {"item": request.get_json()["item"], "for": session["user"]}


def order_as_anything() -> ResponseReturnValue:
    return {"item": request.get_json(force=True)["item"], "for": session["user"]}


def order_from_here() -> ResponseReturnValue:
    if request.headers.get("Origin") != SHOP:
        abort(403)
    return order()


def order_by_form() -> ResponseReturnValue:
    form = FlaskForm()
    return {"for": session["user"]} if form.validate() else abort(400)


def order_for_nobody() -> ResponseReturnValue:
    return {"item": request.form["item"]}


def shop(view: Callable[[], ResponseReturnValue], same_site: str | None = "Lax") -> Flask:
    app = Flask(__name__, static_folder=None)
    app.secret_key = "secret"
    app.config.update(SESSION_COOKIE_SAMESITE=same_site, SESSION_COOKIE_SECURE=same_site == "None")
    app.add_url_rule("/orders", "order", view, methods=["POST"])
    return app


def writes_in(app: Flask) -> list[tuple[str, str]]:
    found = [told(finding) for finding in findings_in(app, (SHOP,))]
    return [(level, variant) for level, id, variant in found if id == "write-without-preflight"]


@pytest.mark.parametrize(
    ("same_site", "kind"),
    [
        ("None", ("warning", "any-site")),
        (None, ("warning", "form")),
        ("Lax", ("note", "same-site")),
        ("Strict", ("note", "same-site")),
    ],
)
def test_who_can_send_it_depends_on_the_cookie(
    same_site: str | None, kind: tuple[str, str]
) -> None:
    assert writes_in(shop(order, same_site)) == [kind]


def test_json_by_force_is_a_fault() -> None:
    assert writes_in(shop(order_as_anything)) == [("warning", "forced")]


@pytest.mark.parametrize("view", [order_as_json, order_from_here, order_by_form, order_for_nobody])
def test_view_that_guards_itself_or_has_nobody_to_guard(
    view: Callable[[], ResponseReturnValue],
) -> None:
    assert writes_in(shop(view, "None")) == []


@pytest.mark.parametrize("header", ["Origin", "Sec-Fetch-Site", "X-Requested-With"])
def test_hook_that_looks_at_where_it_comes_from(header: str) -> None:
    app = shop(order, "None")

    @app.before_request
    def refuse_strangers() -> None:
        value = request.headers.get(header)
        if value not in {"Origin": (SHOP,), "Sec-Fetch-Site": (None, "same-origin")}.get(
            header, ("fetch",)
        ):
            abort(403)

    assert writes_in(app) == []


def test_csrf_token() -> None:
    app = shop(order, "None")
    CSRFProtect(app)

    assert writes_in(app) == []


def test_login_is_no_guard_and_says_how_far_it_was_tried() -> None:
    app = shop(order, "None")

    @app.before_request
    def ask_for_login() -> ResponseReturnValue | None:
        return None if "user" in session else ("Log in.", 401)

    assert writes_in(app) == [("warning", "login-any-site")]
    # flask-jwt-extended sets it for its cookies, and then asks for a token beside them.
    app.config["JWT_COOKIE_CSRF_PROTECT"] = True
    assert writes_in(app) == []


def test_token_in_a_header_is_a_guard() -> None:
    app = shop(order, "None")

    @app.before_request
    def ask_for_token() -> ResponseReturnValue | None:
        is_known = "user" in session and "Authorization" in request.headers
        return None if is_known else ("Who are you?", 401)

    assert writes_in(app) == []
