"""A guard that lets preflights pass: they only ask, and Flask answers them without a view."""

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.before_request
    def ask_for_the_token() -> ResponseReturnValue | None:
        # A preflight has no token to show, and reads nothing.
        if request.method == 'OPTIONS':
            return None
        if request.headers.get('Authorization') != 'Bearer anns-token':
            return {'title': 'Send the token.'}, 401
        return None

    return app
