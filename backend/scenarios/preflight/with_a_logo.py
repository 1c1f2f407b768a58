"""A logo and a script without CORS: pages show the one, run the other, and read neither."""

from flask import Flask, Response
from flask.typing import ResponseReturnValue

from backend.notes import notes

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><circle r="64"/></svg>'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.get('/logo.svg')
    def show_logo() -> ResponseReturnValue:
        return Response(LOGO, mimetype='image/svg+xml')

    @app.get('/settings.js')
    def show_settings() -> ResponseReturnValue:
        # Any page may run this file, and then has what it holds: CORS plays no part in it.
        return Response('window.settings = { key: "s3cret" }', mimetype='text/javascript')

    return app
