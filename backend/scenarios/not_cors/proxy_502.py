"""A proxy that can't reach Flask: its 502 has no CORS headers."""

from typing import Any

from flask import Flask
from flask_cors import CORS
from werkzeug.wrappers import Response

from backend.notes import notes


# Stands for Flask behind nginx, while Flask is down.
class BehindAProxy(Flask):
    def wsgi_app(self, environ: dict[str, Any], start_response: Any) -> Any:
        # flask-cors is part of Flask, which doesn't answer.
        response = Response('502 Bad Gateway', 502)
        return response(environ, start_response)


def create_app() -> Flask:
    app = BehindAProxy(__name__)
    app.register_blueprint(notes)
    CORS(app)
    return app
