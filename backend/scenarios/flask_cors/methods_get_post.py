"""Pages may read and add notes, but a PUT is refused before it is sent."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, methods=['GET', 'POST'])
    return app
