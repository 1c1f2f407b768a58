"""A cache, and one answer for everybody: it may be given to anybody."""

from typing import Any

from flask import Flask, Request, Response
from flask_cors import CORS

from backend.notes import notes


# Stands for Flask behind a CDN, which tells requests apart by path and by Vary.
class BehindACache(Flask):
    def wsgi_app(self, environ: dict[str, Any], start_response: Any) -> Any:
        request = Request(environ)
        kept: list[tuple[Request, Response]] = self.extensions.setdefault('cache', [])
        for earlier, response in kept:
            same = [earlier.headers.get(n) == request.headers.get(n) for n in response.vary]
            if earlier.path == request.path and all(same):
                return response(environ, start_response)
        with self.request_context(environ):
            response = self.full_dispatch_request()
        kept.append((request, response))
        del kept[:-20]  # all but the last twenty
        return response(environ, start_response)


def create_app() -> Flask:
    app = BehindACache(__name__)
    app.register_blueprint(notes)
    CORS(app, send_wildcard=True)
    return app
