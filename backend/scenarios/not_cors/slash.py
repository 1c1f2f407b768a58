"""The route ends in a slash: without it Flask redirects, and a preflight must not be redirected."""

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.get('/list/')
    def show_list() -> ResponseReturnValue:
        return ['bread', 'milk']

    @app.put('/list/')
    def change_list() -> ResponseReturnValue:
        return {'changed to': request.get_json()}

    return app
