"""Every write is asked where it comes from: the browser says so, and no page can change it."""

import os
import secrets

from flask import Flask, abort, request
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)

    @app.before_request
    def refuse_strangers() -> None:
        origin = request.headers.get('Origin')
        site = request.headers.get('Sec-Fetch-Site')
        if request.method in ('GET', 'HEAD', 'OPTIONS') or origin == FRONTEND_ORIGIN:
            return
        if site in ('same-origin', 'none'):
            return
        # Neither header: not a browser, so nobody's cookie came along unasked.
        if site is None and origin in (None, request.host_url.rstrip('/')):
            return
        abort(403, f'Pages of {origin} may not write here.')

    CORS(app, origins=[FRONTEND_ORIGIN], supports_credentials=True)
    return app
