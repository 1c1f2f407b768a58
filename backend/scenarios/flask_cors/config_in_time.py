"""For one origin: the key is set before CORS() reads it."""

import os

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    app.config['CORS_ORIGINS'] = [FRONTEND_ORIGIN]
    CORS(app)
    return app
