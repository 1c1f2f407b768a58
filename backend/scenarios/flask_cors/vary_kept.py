"""Two origins, and a view that varies and looks at the session: Vary: Origin is kept."""

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

    # Before CORS(), so that it runs last: Flask calls these functions in reverse order.
    @app.after_request
    def tell_caches(response: Response) -> Response:
        response.vary.add('Origin')
        return response

    CORS(app, origins=[FRONTEND_ORIGIN, PARTNER_ORIGIN])

    @app.get('/report')
    def show_report() -> Response:
        response = jsonify(greeting='hello', reader=session.get('user'))
        response.cache_control.max_age = 600
        response.vary.add('Accept-Language')
        return response

    return app
