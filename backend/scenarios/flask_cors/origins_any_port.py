"""Every port of localhost is let in and no other host: digits, then the end."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, origins=r'http://localhost:[0-9]+$')
    return app
