"""Pages read every header of an answer, as long as they ask without cookies."""

from flask import Flask, Response
from flask_cors import CORS

from backend.notes import all_notes, may_see, notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, expose_headers='*')

    @app.after_request
    def add_total(response: Response) -> Response:
        total = sum(may_see(note) for note in all_notes().values())
        response.headers['X-Total-Count'] = str(total)
        return response

    return app
