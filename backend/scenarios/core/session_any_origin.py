"""INSECURE: cookies for every origin. Any page that visitors open can read their private notes.

With supports_credentials=True and no origins, flask-cors answers each Origin header with that
very origin and Access-Control-Allow-Credentials: true. Many tutorials stop here. Don't ship it.
"""

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
    CORS(app, supports_credentials=True)
    return app
