"""One slash too many: no browser ever sends an origin that ends in a slash."""

import os
import secrets

from flask import Flask, Response

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        # An origin ends with its port.
        response.headers['Access-Control-Allow-Origin'] = f'{FRONTEND_ORIGIN}/'
        return response

    return app
