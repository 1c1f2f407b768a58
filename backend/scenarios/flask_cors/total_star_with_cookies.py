"""With cookies the star isn't a wildcard: the page gets null again."""

import os

from flask import Flask, Response
from flask_cors import CORS

from backend.notes import all_notes, may_see, notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # With cookies it is the name of a header, one that is called *.
    CORS(app, origins=[FRONTEND_ORIGIN], supports_credentials=True, expose_headers='*')

    @app.after_request
    def add_total(response: Response) -> Response:
        total = sum(may_see(note) for note in all_notes().values())
        response.headers['X-Total-Count'] = str(total)
        return response

    return app
