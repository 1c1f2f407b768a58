"""Anyone not logged in is told so: the page that asks can read it and decide what to do."""

import os
import secrets

from flask import Flask, request, session
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    CORS(app, resources=r'/notes')

    @app.before_request
    def ask_for_the_login() -> ResponseReturnValue | None:
        if request.path == '/login-page' or 'user' in session:
            return None
        return {'title': 'Log in first.'}, 401

    @app.get('/login-page')
    def show_login_page() -> str:
        return '<h1>Please log in</h1>'

    return app
