"""A view that lists OPTIONS itself: the preflight runs it, and it has no JSON to give."""

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    # With OPTIONS listed Flask leaves the preflight to the view.
    @app.route('/report', methods=['POST', 'OPTIONS'])
    def take_report() -> ResponseReturnValue:
        return {'received': request.get_json()}, 201

    return app
