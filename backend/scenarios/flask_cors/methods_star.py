"""A PUT is refused: other options know the star as a wildcard, this one doesn't."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # The star is taken for a method's name. PUT isn't listed, so no method is permitted.
    CORS(app, methods='*')
    return app
