"""flask-cors as the environment says: CORS_ORIGINS=http://localhost:8000 CORS_MAX_AGE=600 …

Every CORS_* key of flask-cors can be set. Unset, it is CORS(app) with flask-cors' own defaults.
"""

import os
import secrets

from flask import Flask
from flask_cors import CORS

from backend.configurable_environment import read_cors_environment
from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.config.update(read_cors_environment(os.environ))
    app.register_blueprint(notes)
    CORS(app)
    return app
