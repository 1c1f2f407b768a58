"""The preflight gets its headers, the answer itself gets none: pages may send, and not read."""

from flask import Flask, Response, request

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        # Only the question is answered. The answer to the PUT has to say who may read it, too.
        if request.method == 'OPTIONS':
            response.headers['Access-Control-Allow-Origin'] = '*'
            response.headers['Access-Control-Allow-Methods'] = 'PUT, DELETE'
            response.headers['Access-Control-Allow-Headers'] = 'Content-Type'
        return response

    return app
