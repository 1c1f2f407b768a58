"""Every page may read the logo, and the answer says so to whoever asks."""

from flask import Flask, Response
from flask_cors import CORS

from backend.notes import notes

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.get('/logo.svg')
    def show_logo() -> Response:
        headers = {'Cache-Control': 'max-age=600'}
        return Response(LOGO, headers=headers, mimetype='image/svg+xml')

    return app
