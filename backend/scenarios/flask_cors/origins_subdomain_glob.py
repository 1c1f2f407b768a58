"""INSECURE: no subdomain of localhost is let in, and every host that begins with localhost is."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # Any number of slashes, any one character, localhost, any number of colons.
    CORS(app, origins=r'http://*.localhost:*')
    return app
