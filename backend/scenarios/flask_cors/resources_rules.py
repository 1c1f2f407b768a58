"""Only the front end may read the notes, everyone the rest: the longer rule goes first."""

import os

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(
        app,
        resources={
            r'/.*': {'origins': '*'},
            r'/notes.*': {'origins': [FRONTEND_ORIGIN]},
        },
    )
    return app
