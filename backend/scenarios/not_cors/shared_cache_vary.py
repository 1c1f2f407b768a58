"""A cache, and answers that always say what they depend on: Origin."""

import os
from typing import Any

from flask import Flask, Request, Response
from flask_cors import CORS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'


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
    CORS(app, origins=[FRONTEND_ORIGIN])

    @app.after_request
    def tell_caches(response: Response) -> Response:
        response.vary.add('Origin')
        return response

    return app
