"""Flask refuses large uploads, and flask-cors adds its headers to the 413."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

MAX_BYTES = 1000


def create_app() -> Flask:
    app = Flask(__name__)
    app.config['MAX_CONTENT_LENGTH'] = MAX_BYTES
    app.register_blueprint(notes)
    CORS(app)
    return app
