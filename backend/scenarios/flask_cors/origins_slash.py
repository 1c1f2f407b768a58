"""Nobody is let in: a browser's Origin never ends in a slash."""

import os

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # Compared character by character, and the last one is too many.
    CORS(app, origins=[f'{FRONTEND_ORIGIN}/'])
    return app
