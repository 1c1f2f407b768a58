"""Nothing is open: the notes are below /api, and the rule knows nothing of that."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes, url_prefix='/api')
    # Compared with the whole path, which begins with the blueprint's prefix.
    CORS(app, resources=r'/notes.*')
    return app
