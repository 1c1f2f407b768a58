"""INSECURE: /api/* opens /apikeys as well, since the star only repeats the slash."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes, url_prefix='/api')
    # A regular expression: /api and any number of slashes, and then whatever follows.
    CORS(app, resources=r'/api/*')

    @app.get('/apikeys')
    def list_keys() -> list[str]:
        return ['the key to the shop']

    return app
