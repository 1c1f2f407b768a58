"""Every write needs a CSRF token, and only one page may read the token: the front end."""

import os
import secrets

from flask import Flask
from flask_cors import CORS
from flask_wtf.csrf import CSRFProtect, generate_csrf

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


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

    CORS(app, origins=[FRONTEND_ORIGIN], supports_credentials=True)
    return app
