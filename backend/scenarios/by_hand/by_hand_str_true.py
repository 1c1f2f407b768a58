"""Cookies allowed in Python's spelling, which no browser reads as a yes."""

import os
import secrets

from flask import Flask, Response

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        response.headers['Access-Control-Allow-Origin'] = FRONTEND_ORIGIN
        # str(True) is 'True'; browsers compare with 'true', letter for letter.
        response.headers['Access-Control-Allow-Credentials'] = str(True)
        response.headers['Access-Control-Allow-Methods'] = 'PUT, DELETE'
        response.headers['Access-Control-Allow-Headers'] = 'Content-Type'
        return response

    return app
