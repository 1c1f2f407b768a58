"""INSECURE: 'False' as it comes from the environment turns cookies on, for every origin."""

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
    # A string that isn't empty counts as true, whatever it says.
    app.config['CORS_SUPPORTS_CREDENTIALS'] = os.environ.get('WITH_COOKIES', 'False')
    CORS(app)
    return app
