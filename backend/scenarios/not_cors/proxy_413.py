"""A proxy refuses large uploads itself, and its 413 has no CORS headers."""

from typing import Any

from flask import Flask
from flask_cors import CORS
from werkzeug.wrappers import Request, Response

from backend.notes import notes

MAX_BYTES = 1000


# Stands for Flask behind nginx, with `client_max_body_size 1000;`.
class BehindAProxy(Flask):
    def wsgi_app(self, environ: dict[str, Any], start_response: Any) -> Any:
        if (Request(environ).content_length or 0) <= MAX_BYTES:
            return super().wsgi_app(environ, start_response)
        # Flask never hears of the request, so flask-cors adds nothing to the answer.
        response = Response('413 Request Entity Too Large', 413)
        return response(environ, start_response)


def create_app() -> Flask:
    app = BehindAProxy(__name__)
    app.register_blueprint(notes)
    CORS(app)
    return app
