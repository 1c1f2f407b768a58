"""Browsers remember a permission for ten minutes, each URL by itself."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, max_age=600)
    return app
