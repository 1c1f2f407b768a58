"""A function after the request fails: flask-cors adds its headers to the 500."""

from flask import Flask, Response
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.after_request
    def count_notes(response: Response) -> Response:
        # An exception in here means that flask-cors' own after_request never gets its turn.
        response.headers['X-Notes'] = str(len(response.get_json()['notes']))
        return response

    return app
