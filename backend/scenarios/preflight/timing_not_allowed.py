"""Pages from any origin may read the answers, and don't get to know how long they took."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)
    return app
