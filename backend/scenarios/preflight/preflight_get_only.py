"""Pages may send GET: a preflight for PUT gets the origin, and no methods."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # PUT isn't in it: the answer to its preflight lists no method at all.
    CORS(app, methods=['GET'])
    return app
