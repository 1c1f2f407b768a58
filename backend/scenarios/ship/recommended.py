"""Take this home: exact origins, cookies, caches, errors and a guard for writes, all in one file.

Put your own origins in FRONTEND_ORIGIN, and your own views where the notes are.
"""

import os
import secrets
from typing import Any

from flask import Flask, Response, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS
from flask_cors.core import CONFIG_OPTIONS

from backend.notes import notes

FRONTEND_ORIGIN = os.environ.get('FRONTEND_ORIGIN') or 'http://localhost:8000'
ALLOWED_ORIGINS = [FRONTEND_ORIGIN]


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get('SECRET_KEY') or secrets.token_hex()
    app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
    app.config['SESSION_COOKIE_SECURE'] = FRONTEND_ORIGIN.startswith('https://')
    # With a slash too many, /notes/ would be a 404, and so would its preflight.
    app.url_map.strict_slashes = False
    app.before_request(refuse_writes_of_strangers)
    # Before CORS(app): what is registered first runs last, and has the last word on Vary.
    app.after_request(vary_by_origin)
    CORS(
        app,
        **known(
            # With a dot before the star: r'/api/*' would open /apikeys, too.
            resources=r'/api/.*',
            origins=ALLOWED_ORIGINS,
            supports_credentials=True,
            methods=['GET', 'POST', 'PUT', 'DELETE'],
            allow_headers=['Content-Type'],
            max_age=600,
        ),
    )
    # What a handler answers has the CORS headers, even in debug mode.
    app.register_error_handler(Exception, answer_crash_as_json)
    app.register_blueprint(notes, url_prefix='/api')
    app.add_url_rule('/api/logo.svg', view_func=show_logo)
    app.add_url_rule('/api/crash', view_func=crash)
    return app


# Writes may come from the listed origins, from the API's own pages, or from outside a browser.
def refuse_writes_of_strangers() -> None:
    origin, site = request.headers.get('Origin'), request.headers.get('Sec-Fetch-Site')
    if request.method in ('GET', 'HEAD', 'OPTIONS') or origin in ALLOWED_ORIGINS:
        return
    if site in ('same-origin', 'none'):
        return
    if site is None and origin in (None, request.host_url.rstrip('/')):
        return
    abort(403, f'Pages of {origin} may not write here.')


# Always, whoever asks: a cache must not give one page's answer to another.
def vary_by_origin(response: Response) -> Response:
    lines = response.headers.getlist('Vary')
    names = {name.strip() for line in lines for name in line.split(',')}
    response.headers['Vary'] = ', '.join(sorted(names | {'Origin'}))
    return response


# flask-cors ignores a misspelt option: with `origin` the API would be open to all.
def known(**options: Any) -> dict[str, Any]:
    if unknown := [name for name in options if f'CORS_{name.upper()}' not in CONFIG_OPTIONS]:
        raise TypeError(f'flask-cors has no option {unknown[0]!r}.')
    return options


def answer_crash_as_json(_error: Exception) -> ResponseReturnValue:
    current_app.logger.exception('%s %s', request.method, request.path)
    return {'title': 'Internal Server Error', 'status': 500}, 500


def show_logo() -> Response:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>'
    return Response(svg, mimetype='image/svg+xml', headers={'Cache-Control': 'max-age=600'})


def crash() -> ResponseReturnValue:
    raise RuntimeError('crash() always raises.')
