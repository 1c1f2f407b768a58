"""Small apps, for the tests of what is found in their answers."""

from flask import Flask, Response, request, session
from flask.typing import ResponseReturnValue


def app_of(*, with_session: bool = False, **config: object) -> Flask:
    """Return an app with one view, which goes by the session or not."""
    app = Flask(__name__, static_folder=None)
    app.secret_key = "secret"
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", **config)

    def show_me() -> ResponseReturnValue:
        return {"user": session.get("user")}

    def show_nobody() -> ResponseReturnValue:
        return {"user": None}

    app.add_url_rule("/me", "me", show_me if with_session else show_nobody)
    return app


def by_hand(app: Flask, **headers: str) -> Flask:
    """Return the app with headers added to each answer; `ECHO` stands for whoever asks."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers.items():
            value = request.headers.get("Origin", "") if value == "ECHO" else value
            response.headers[f"Access-Control-{name.replace('_', '-')}"] = value
        return response

    return app
