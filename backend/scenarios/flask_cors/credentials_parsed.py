"""The environment's string is compared, so cookies stay off unless it says 'true'."""

import os
import secrets

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    app.config['CORS_SUPPORTS_CREDENTIALS'] = os.environ.get('WITH_COOKIES', 'False') == 'true'
    CORS(app)
    return app
