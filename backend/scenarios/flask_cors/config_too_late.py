"""INSECURE: meant for one origin, and the key is set when nobody reads it any more."""

import os

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)
    # CORS() has read the keys already, once and for all.
    app.config['CORS_ORIGINS'] = [FRONTEND_ORIGIN]
    return app
