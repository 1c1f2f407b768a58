"""Pages may send one header of their own, and no JSON: Content-Type is not in the list."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # JSON needs the header Content-Type, which this list leaves out.
    CORS(app, allow_headers=['X-Requested-With'])
    return app
