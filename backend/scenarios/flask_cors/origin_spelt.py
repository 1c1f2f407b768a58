"""For one origin, spelt right: no other page may read."""

import os

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, origins=[FRONTEND_ORIGIN])
    return app
