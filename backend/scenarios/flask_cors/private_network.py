"""Meant to let public pages reach a private network. No browser asks for it."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # Answers Access-Control-Request-Private-Network, which browsers don't send.
    CORS(app, allow_private_network=True)
    return app
