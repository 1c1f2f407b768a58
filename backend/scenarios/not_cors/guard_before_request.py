"""A guard before every request, so before the preflight too, which never has a token."""

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
        # Preflights come here as well, and the browser puts no token in them.
        if request.headers.get('Authorization') != 'Bearer anns-token':
            return {'title': 'Send the token.'}, 401
        return None

    return app
