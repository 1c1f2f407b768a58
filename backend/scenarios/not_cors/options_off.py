"""Flask's answer to OPTIONS is switched off: the preflight gets a 405 where the view takes POST."""

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    # flask-cors adds headers to Flask's answer. It makes none of its own.
    app.config['PROVIDE_AUTOMATIC_OPTIONS'] = False
    app.register_blueprint(notes)
    CORS(app)

    @app.post('/report')
    def take_report() -> ResponseReturnValue:
        return {'received': request.get_json()}, 201

    return app
