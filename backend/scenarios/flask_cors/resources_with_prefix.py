"""The notes below /api are open: the rule has the prefix of the blueprint."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes, url_prefix='/api')
    CORS(app, resources=r'/api/notes.*')
    return app
