"""Pages may send JSON, but no token of their own."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # X-Token is not in the list, so a preflight that asks for it is refused.
    CORS(app, allow_headers=['Content-Type'])
    return app
