"""Browsers ask before each request: they forget the permission at once."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # A string that isn't empty counts as true, so the header is sent.
    CORS(app, max_age='0')
    return app
