"""Only what is below /api/ is open: in a regular expression .* stands for any text."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes, url_prefix='/api')
    CORS(app, resources=r'/api/.*')

    @app.get('/apikeys')
    def list_keys() -> list[str]:
        return ['the key to the shop']

    return app
