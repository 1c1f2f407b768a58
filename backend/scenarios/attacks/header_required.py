"""Every write needs a custom header: a form can't set one, and another page must ask first."""

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
    def refuse_what_a_form_can_send() -> None:
        if request.method in ('GET', 'HEAD', 'OPTIONS'):
            return
        # Its value doesn't matter: its presence shows that the page was allowed to send it.
        if 'X-Requested-With' not in request.headers:
            abort(403, 'Send the header X-Requested-With.')

    CORS(app, origins=[FRONTEND_ORIGIN], supports_credentials=True)
    return app
