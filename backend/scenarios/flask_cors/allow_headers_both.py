"""Pages may send JSON with a token: both headers are in the list."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, allow_headers=['Content-Type', 'X-Token'])
    return app
