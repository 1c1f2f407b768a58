"""INSECURE: meant for one origin, and a letter is missing. Every page may read."""

import os

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # The option is called origins. flask-cors ignores names that it doesn't know; mypy refuses
    # them, hence the comment that keeps it quiet.
    CORS(app, origin=[FRONTEND_ORIGIN])  # type: ignore[call-arg]
    return app
