"""localhost and its subdomains are let in and nothing else: the $ is the end of the origin."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, origins=r'http://([a-z]+\.)?localhost(:[0-9]+)?$')
    return app
