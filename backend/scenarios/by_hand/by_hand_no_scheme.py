"""Host and port without a scheme: not an origin, so nobody is allowed."""

import os
import secrets

from flask import Flask, Response

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        # An origin begins with its scheme.
        response.headers['Access-Control-Allow-Origin'] = '127.0.0.1:8000'
        return response

    return app
