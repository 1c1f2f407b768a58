"""app.localhost and its subdomains are let in: what stands before app ends in a dot."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    # Either nothing stands before app, or a name that ends in a dot.
    CORS(app, origins=r'http://([a-z]+\.)?app\.localhost:[0-9]+$')
    return app
