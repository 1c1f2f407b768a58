"""No CORS at all: the API answers, and the browser keeps the answer from the page."""

import os
import secrets

from flask import Flask

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    return app
