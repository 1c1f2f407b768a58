"""Vary only on the answers that allow a page: caches give the others to everybody."""

import os
import secrets

from flask import Flask, Response, request

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'
PARTNER_ORIGIN = os.environ.get('ATTACKER_ORIGIN') or 'http://localhost:8002'
ALLOWED_ORIGINS = [FRONTEND_ORIGIN, PARTNER_ORIGIN]


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        response.headers['Cache-Control'] = 'max-age=600'
        origin = request.headers.get('Origin')
        if origin in ALLOWED_ORIGINS:
            response.headers['Access-Control-Allow-Origin'] = origin
            response.vary.add('Origin')
        return response

    return app
