"""SameSite=Strict: the session still travels between ports, which are the same site."""

import os
import secrets

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'
OTHER_NAME = FRONTEND_ORIGIN.replace('localhost', '127.0.0.1')


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Strict'
    app.register_blueprint(notes)
    CORS(app, origins=[FRONTEND_ORIGIN, OTHER_NAME], supports_credentials=True)
    return app
