"""Two layers, and the one by hand comes first: flask-cors finds an answer and steps aside."""

import os
import secrets

from flask import Flask, Response
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    CORS(app, origins=[FRONTEND_ORIGIN], supports_credentials=True)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        # Runs before flask-cors, which leaves alone an answer that already has this header.
        response.headers['Access-Control-Allow-Origin'] = '*'
        return response

    return app
