"""CORS for a blueprint: its views answer with the headers, and nothing else does."""

from flask import Blueprint, Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    api = Blueprint('api', __name__, url_prefix='/api')
    api.register_blueprint(notes)
    # A URL that no view has belongs to no blueprint, even below /api.
    CORS(api)
    app.register_blueprint(api)
    return app
