"""INSECURE: every write needs a CSRF token, and a page from any origin may read the token."""

import os
import secrets

from flask import Flask
from flask_cors import CORS
from flask_wtf.csrf import CSRFProtect, generate_csrf

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    # Refuses every POST, PUT and DELETE without the token of the visitor's session.
    CSRFProtect(app)

    @app.get('/csrf-token')
    def csrf_token() -> dict[str, str]:
        return {'token': generate_csrf()}

    # Any page may ask, and read, with the visitor's cookie: the token isn't a secret.
    CORS(app, supports_credentials=True)
    return app
