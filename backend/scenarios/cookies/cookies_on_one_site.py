"""Page and API are on one site, app.localhost: the default session needs nothing special."""

import os
import secrets

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'
# The page's name here. The API is at api.app.localhost, which is the same site.
APP_ORIGIN = FRONTEND_ORIGIN.replace('localhost', 'app.localhost')


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    CORS(app, origins=[APP_ORIGIN], supports_credentials=True)
    return app
