"""A redirect to the same origin: the page is still the one that asks."""

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
        return redirect(f'{request.url_root}notes')

    return app
