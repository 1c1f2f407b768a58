"""Nobody is let in: a host and a port without the scheme aren't an origin."""

import os

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # 'localhost:8000', where the browser says 'http://localhost:8000'.
    CORS(app, origins=[FRONTEND_ORIGIN.removeprefix('http://')])
    return app
