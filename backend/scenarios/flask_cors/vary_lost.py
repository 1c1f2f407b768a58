"""Two origins, and a view that varies and looks at the session: Vary: Origin gets lost."""

import os
import secrets

from flask import Flask, Response, jsonify, session
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'
PARTNER_ORIGIN = os.environ.get('ATTACKER_ORIGIN') or 'http://localhost:8002'


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.register_blueprint(notes)
    CORS(app, origins=[FRONTEND_ORIGIN, PARTNER_ORIGIN])

    @app.get('/report')
    def show_report() -> Response:
        response = jsonify(greeting='hello', reader=session.get('user'))
        response.cache_control.max_age = 600
        # flask-cors adds a second Vary line. The session's code keeps only the first, this one.
        response.vary.add('Accept-Language')
        return response

    return app
