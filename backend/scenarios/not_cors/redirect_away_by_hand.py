"""A redirect to a third origin, which allows the page by name: but null is asking."""

import os

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        response.headers['Access-Control-Allow-Origin'] = FRONTEND_ORIGIN
        return response

    @app.get('/old-notes')
    def moved() -> Response:
        # Another name is another origin, even for the same machine.
        elsewhere = request.url_root.replace('localhost', '127.0.0.1')
        return redirect(f'{elsewhere}notes')

    return app
