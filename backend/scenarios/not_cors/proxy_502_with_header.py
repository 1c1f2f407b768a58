"""A proxy that can't reach Flask, and adds the header to its own 502."""

from typing import Any

from flask import Flask
from flask_cors import CORS
from werkzeug.wrappers import Response

from backend.notes import notes


# Stands for Flask behind nginx, with `add_header … always;` for the errors that it makes.
class BehindAProxy(Flask):
    def wsgi_app(self, environ: dict[str, Any], start_response: Any) -> Any:
        response = Response('502 Bad Gateway', 502)
        response.headers['Access-Control-Allow-Origin'] = '*'
        return response(environ, start_response)


def create_app() -> Flask:
    app = BehindAProxy(__name__)
    app.register_blueprint(notes)
    CORS(app)
    return app
