"""The headers by hand: GET and POST work from every origin; PUT, DELETE and cookies do not."""

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
        response.headers['Access-Control-Allow-Origin'] = '*'
        response.headers['Access-Control-Allow-Methods'] = 'GET,POST'
        response.headers['Access-Control-Allow-Headers'] = 'x-requested-with,content-type'
        return response

    return app
