"""Pages from any origin may read the answers, and may know how long they took."""

from flask import Flask, Response
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.after_request
    def allow_timing(response: Response) -> Response:
        # flask-cors has no option for this header.
        response.headers['Timing-Allow-Origin'] = '*'
        return response

    return app
