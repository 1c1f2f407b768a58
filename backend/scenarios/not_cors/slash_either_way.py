"""The route answers with and without its slash: nothing is redirected."""

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    # Before the routes: those that are there already keep their slash.
    app.url_map.strict_slashes = False
    app.register_blueprint(notes)
    CORS(app)

    @app.get('/list/')
    def show_list() -> ResponseReturnValue:
        return ['bread', 'milk']

    @app.put('/list/')
    def change_list() -> ResponseReturnValue:
        return {'changed to': request.get_json()}

    return app
