"""The list of notes is open, and so is every single note."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, resources=['/notes', '/notes/.*'])
    return app
