"""Two origins by hand: the answer names the one that asks, if it is listed."""

import os
import secrets

from flask import Flask, Response, request

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'
ALLOWED_ORIGINS = [FRONTEND_ORIGIN, FRONTEND_ORIGIN.replace('localhost', '127.0.0.1')]


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        # Always, whoever asks: a cache must not give one page's answer to another.
        response.vary.add('Origin')
        origin = request.headers.get('Origin')
        if origin in ALLOWED_ORIGINS:
            response.headers['Access-Control-Allow-Origin'] = origin
        return response

    return app
