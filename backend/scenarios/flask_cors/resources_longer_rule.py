"""INSECURE: everybody may read the notes, since the rule for everybody is the longer one."""

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
            # Longer than the rule below, so it is tried first, and it matches /notes as well.
            r'/[a-z]+.*': {'origins': '*'},
            r'/notes.*': {'origins': [FRONTEND_ORIGIN]},
        },
    )
    return app
