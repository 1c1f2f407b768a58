"""Meant to have browsers ask before each request. Nothing changes: 0 is never sent."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # False, None, 0: flask-cors leaves out what counts as false.
    CORS(app, max_age=0)
    return app
