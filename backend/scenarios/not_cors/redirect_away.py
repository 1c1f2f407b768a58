"""A redirect to a third origin: there the page asks as null, and null is not listed."""

import os

from flask import Flask, redirect, request
from flask_cors import CORS
from werkzeug.wrappers import Response

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, origins=[FRONTEND_ORIGIN])

    @app.get('/old-notes')
    def moved() -> Response:
        # Another name is another origin, even for the same machine.
        elsewhere = request.url_root.replace('localhost', '127.0.0.1')
        return redirect(f'{elsewhere}notes')

    return app
