"""INSECURE: takes orders as JSON, and force=True reads JSON from whatever a form can send."""

import os
import secrets

from flask import Flask, abort, request, session
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)

    @app.post('/orders')
    def place_order() -> ResponseReturnValue:
        if 'user' not in session:
            abort(401, 'Who orders? POST /login first.')
        # Text that looks like JSON will do: no page has to ask before it sends that.
        order = request.get_json(force=True)
        return {'item': order['item'], 'for': session['user']}, 201

    CORS(app, origins=[FRONTEND_ORIGIN], supports_credentials=True)
    return app
