"""A PUT is refused: the star that other options know means nothing to this one."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # Taken for the name of a method. PUT isn't in it, and so no method is permitted.
    CORS(app, methods='*')
    return app
