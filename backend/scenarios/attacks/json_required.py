"""Takes orders as JSON only: a form can't send that, and a page from another origin must ask."""

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
        # 415 without Content-Type: application/json, which no page may send without asking.
        order = request.get_json()
        return {'item': order['item'], 'for': session['user']}, 201

    CORS(app, origins=[FRONTEND_ORIGIN], supports_credentials=True)
    return app
