"""Nobody is let in: two origins in one string are one origin that no page has."""

import os

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'
OTHER_NAME = FRONTEND_ORIGIN.replace('localhost', '127.0.0.1')


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # flask-cors doesn't split strings.
    CORS(app, origins=f'{FRONTEND_ORIGIN},{OTHER_NAME}')
    return app
