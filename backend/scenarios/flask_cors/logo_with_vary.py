"""INSECURE: cookies for every origin, and a logo that browsers keep for ten minutes.

Each answer says that it depends on Origin, also the one to an image, which asks without it.
"""

from flask import Flask, Response
from flask_cors import CORS

from backend.notes import notes

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>'


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    # Before CORS(), so that it runs last: Flask calls these functions in reverse order.
    @app.after_request
    def tell_caches(response: Response) -> Response:
        response.vary.add('Origin')
        return response

    CORS(app, supports_credentials=True)

    @app.get('/logo.svg')
    def show_logo() -> Response:
        headers = {'Cache-Control': 'max-age=600'}
        return Response(LOGO, headers=headers, mimetype='image/svg+xml')

    return app
