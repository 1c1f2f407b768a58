"""Two layers, and the one by hand has the last word: it overwrites flask-cors' answer."""

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

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        # Runs after flask-cors: functions run in the reverse order of their registration.
        response.headers['Access-Control-Allow-Origin'] = '*'
        return response

    CORS(app, origins=[FRONTEND_ORIGIN], supports_credentials=True)
    return app
