"""CORS for the app, set up after its blueprint is registered: it covers every URL."""

from flask import Blueprint, Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    api = Blueprint('api', __name__, url_prefix='/api')
    api.register_blueprint(notes)
    app.register_blueprint(api)
    CORS(app)
    return app
