"""INSECURE: 'null' is listed for local files, and any page at all can have that origin."""

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
    # A page opened from disk has the origin null. So has anybody's page in a sandboxed frame.
    CORS(app, origins=[FRONTEND_ORIGIN, 'null'])
    return app
