"""No CORS, and a view for POST only: OPTIONS gets a 200 all the same, and allows nothing."""

from flask import Flask, request
from flask.typing import ResponseReturnValue

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.post('/report')
    def take_report() -> ResponseReturnValue:
        return {'received': request.get_json()}, 201

    return app
