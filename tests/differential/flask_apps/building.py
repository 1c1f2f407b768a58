"""Real Flask apps, from what the strategies say."""

import functools
import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask, Response, abort, jsonify, make_response, redirect, request
from flask.typing import ResponseReturnValue
from flask.views import MethodView
from flask_cors import CORS, cross_origin

from backend.whycors.flask_apps.in_process.environ import STAND_IN_COOKIE
from tests.differential.flask_apps.strategies import ALLOW_ORIGIN, APP, LOCAL, Spec

View = Callable[..., Any]
PREFIX = "/api"
LOGIN = "/login"
#: The cookie that every page's user has.
COOKIE = STAND_IN_COOKIE.partition("=")[0]


def built(spec: Spec) -> Flask:
    """Return the app. Raises ValueError where flask-cors finds its options contradictory."""
    app = Flask("checked", static_folder="static" if spec.get("has_static") else None)
    app.logger.disabled = True  # that apps fail is meant
    app.url_map.strict_slashes = spec.get("is_strict", True)
    app.config["PROPAGATE_EXCEPTIONS"] = spec.get("propagates", False)
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = spec.get("answers_options", True)
    by_hand = spec.get("by_hand")
    # What is registered first runs last.
    if by_hand and by_hand.get("runs_last"):
        app.after_request(_by_hand(by_hand))
    _configure(app, spec)
    if by_hand and not by_hand.get("runs_last"):
        app.after_request(_by_hand(by_hand))
    for name in spec.get("before", ()):
        app.before_request(BEFORE[name])
    if spec.get("has_handlers"):
        app.register_error_handler(401, lambda error: (jsonify(error="who?"), 401))
        app.register_error_handler(Exception, lambda error: (jsonify(error="?"), 500))
    _add_routes(app, spec)
    return app


def _configure(app: Flask, spec: Spec) -> None:
    if "config" in spec:
        for name, value in spec["config"].items():
            app.config[f"CORS_{name.upper()}"] = value_of(value)
        CORS(app)
    if "app" in spec:
        CORS(app, **value_of(spec["app"]))


def _add_routes(app: Flask, spec: Spec) -> None:
    blueprint = Blueprint("part", "part", url_prefix=PREFIX)
    if "blueprint" in spec:
        CORS(blueprint, **value_of(spec["blueprint"]))
    for number, wanted in enumerate(spec["routes"]):
        place = blueprint if wanted.get("in_blueprint") else app
        _add_route(place, f"route{number}", wanted)
    app.register_blueprint(blueprint)
    if "redirect-without-token" in spec.get("before", ()):
        app.add_url_rule(LOGIN, view_func=lambda: "log in")


def _add_route(place: Flask | Blueprint, endpoint: str, wanted: Spec) -> None:
    own = wanted.get("decorator")
    decorators = [] if own is None else [cross_origin(**value_of(own))]
    make = VIEWS[wanted.get("view", "text")]
    if wanted.get("is_class"):
        methods = {name.lower(): make() for name in wanted["methods"]}
        of_class: Any = type("Notes", (MethodView,), methods | {"decorators": decorators})
        view = of_class.as_view(endpoint)
    else:
        view = decorators[0](make()) if decorators else make()
    if wanted.get("is_guarded"):
        view = _guarded(view)
    place.add_url_rule(
        wanted["path"],
        endpoint,
        view,
        methods=None if wanted.get("is_class") else wanted["methods"],
    )


def value_of(value: Any) -> Any:
    """Return the value with its patterns compiled."""
    if isinstance(value, dict):
        if value.keys() == {"pattern"}:
            return re.compile(value["pattern"])
        return {name: value_of(part) for name, part in value.items()}
    return [value_of(part) for part in value] if isinstance(value, list) else value


def _guarded(view: View) -> View:
    """Return the view behind a decorator that lets nobody in without a token."""

    @functools.wraps(view)
    def guarded(**values: Any) -> Any:
        return view(**values) if "Authorization" in request.headers else ("who?", 401)

    return guarded


def _by_hand(wanted: Spec) -> Callable[[Response], Response]:
    """Return what writes headers into each answer, in place of those that are there or besides."""

    def write(response: Response) -> Response:
        if wanted.get("needs_cookie") and COOKIE not in request.cookies:
            return response
        for name, value in wanted["headers"]:
            write_one = response.headers.add if wanted.get("is_added") else response.headers.set
            write_one(name, value.format(origin=request.headers.get("Origin", "")))
        return response

    return write


def _text_view() -> View:
    def text(*_: Any, **__: Any) -> ResponseReturnValue:
        return "here"

    return text


def _json_view() -> View:
    def json(*_: Any, **__: Any) -> ResponseReturnValue:
        return jsonify(here=True)

    return json


def _varying_view() -> View:
    def varying(*_: Any, **__: Any) -> ResponseReturnValue:
        response = make_response("here")
        response.vary.add("Accept")
        return response

    return varying


def _opening_view() -> View:
    def opening(*_: Any, **__: Any) -> ResponseReturnValue:
        return "here", {ALLOW_ORIGIN: "*"}

    return opening


#: Makers of views: each route has one of its own, as @cross_origin leaves its mark on a view.
VIEWS: dict[str, Callable[[], View]] = {
    "text": _text_view,
    "json": _json_view,
    "varying": _varying_view,
    "allowing-any-origin": _opening_view,
}


def _token_or_401() -> ResponseReturnValue | None:
    return None if "Authorization" in request.headers else ("who?", 401)


def _token_or_401_but_options() -> ResponseReturnValue | None:
    return None if request.method == "OPTIONS" else _token_or_401()


def _json_or_415() -> ResponseReturnValue | None:
    return None if request.method == "GET" or request.is_json else ("JSON!", 415)


def _known_page_or_403() -> None:
    if request.method != "OPTIONS" and request.headers.get("Origin") not in (APP, LOCAL):
        abort(403)


def _options_204() -> ResponseReturnValue | None:
    return ("", 204) if request.method == "OPTIONS" else None


def _options_by_hand() -> ResponseReturnValue | None:
    if request.method != "OPTIONS":
        return None
    asked = request.headers.get("Access-Control-Request-Headers", "")
    allowed = {"Methods": "PUT, DELETE", "Headers": asked, "Origin": APP}
    return "", 204, {f"Access-Control-Allow-{name}": value for name, value in allowed.items()}


def _fault_at_options() -> None:
    if request.method == "OPTIONS":
        raise RuntimeError("nobody thought of OPTIONS")


def _redirect_without_token() -> ResponseReturnValue | None:
    if "Authorization" in request.headers or request.path == LOGIN:
        return None
    return redirect(f"{LOGIN}?{request.query_string.decode()}")


def _cookie_or_401() -> ResponseReturnValue | None:
    return None if COOKIE in request.cookies or request.method == "OPTIONS" else ("who?", 401)


def _no_cookie_or_400() -> ResponseReturnValue | None:
    return ("no cookies!", 400) if request.headers.get("Cookie") else None


BEFORE: dict[str, Callable[[], Any]] = {
    "token-or-401": _token_or_401,
    "token-or-401-but-options": _token_or_401_but_options,
    "json-or-415": _json_or_415,
    "known-page-or-403": _known_page_or_403,
    "options-204": _options_204,
    "options-by-hand": _options_by_hand,
    "fault-at-options": _fault_at_options,
    "redirect-without-token": _redirect_without_token,
    "cookie-or-401": _cookie_or_401,
    "no-cookie-or-400": _no_cookie_or_400,
}
