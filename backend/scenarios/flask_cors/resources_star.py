"""Every path is open: the beginning of each of them matches the regular expression /*."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes, url_prefix='/api')
    CORS(app, resources=r'/*')

    @app.get('/apikeys')
    def list_keys() -> list[str]:
        return ['the key to the shop']

    return app
