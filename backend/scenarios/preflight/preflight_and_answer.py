"""Every answer says who may read it, the preflight also what may be sent."""

from flask import Flask, Response, request

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        # Whatever the method: who may read the answer.
        response.headers['Access-Control-Allow-Origin'] = '*'
        if request.method == 'OPTIONS':
            response.headers['Access-Control-Allow-Methods'] = 'PUT, DELETE'
            response.headers['Access-Control-Allow-Headers'] = 'Content-Type'
        return response

    return app
