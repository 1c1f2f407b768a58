"""A view that lists its own method only: Flask answers the preflight, and no view runs."""

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.route('/report', methods=['POST'])
    def take_report() -> ResponseReturnValue:
        return {'received': request.get_json()}, 201

    return app
