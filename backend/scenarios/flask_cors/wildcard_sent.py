"""Pages from any origin may read, and the answer says so with a star. No cookies."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, send_wildcard=True)
    return app
