"""The path /notes is open and /notes/1 is not: a string without special characters is one path."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # Not a regular expression, so it is compared with the whole path.
    CORS(app, resources='/notes')
    return app
