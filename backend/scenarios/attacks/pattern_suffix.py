"""INSECURE: meant for app.localhost, and any host whose name ends in app.localhost is let in."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # Anything may stand before app, even the rest of somebody else's name.
    CORS(app, origins=r'http://.*app\.localhost:[0-9]+$')
    return app
