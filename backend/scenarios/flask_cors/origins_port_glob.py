"""INSECURE: every host whose name begins with localhost is let in."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # A regular expression: the star repeats the colon, and the end is open.
    CORS(app, origins=r'http://localhost:*')
    return app
