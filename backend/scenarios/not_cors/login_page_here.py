"""Anyone not logged in is sent to the login page: fetch() goes there, and gets a page of HTML."""

import os
import secrets

from flask import Flask, redirect, request, session
from flask_cors import CORS
from werkzeug.wrappers import Response

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    CORS(app, resources=r'/*')

    @app.before_request
    def ask_for_the_login() -> Response | None:
        if request.path == '/login-page' or 'user' in session:
            return None
        return redirect(f'{request.script_root}/login-page')

    @app.get('/login-page')
    def show_login_page() -> str:
        return '<h1>Please log in</h1>'

    return app
