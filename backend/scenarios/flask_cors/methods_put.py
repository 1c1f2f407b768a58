"""Pages may send a PUT, and what needs no permission: GET, HEAD and POST."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, methods=['PUT'])
    return app
