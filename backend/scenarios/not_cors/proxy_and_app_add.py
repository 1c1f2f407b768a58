"""Flask allows the page, and so does the proxy: the header is there twice."""

from typing import Any

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


# Stands for Flask behind nginx, with `add_header Access-Control-Allow-Origin *;`.
class BehindAProxy(Flask):
    def wsgi_app(self, environ: dict[str, Any], start_response: Any) -> Any:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            # There is one among them already, from flask-cors.
            added = ('Access-Control-Allow-Origin', '*')
            return start_response(status, [*headers, added], *rest)

        return super().wsgi_app(environ, start)


def create_app() -> Flask:
    app = BehindAProxy(__name__)
    app.register_blueprint(notes)
    CORS(app)
    return app
