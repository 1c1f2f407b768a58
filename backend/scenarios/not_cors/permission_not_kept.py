"""PUT is allowed until it is withdrawn, and browsers ask every time."""

from flask import Flask, Response

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    allowed_methods = ['PUT']

    @app.post('/withdraw')
    def withdraw() -> list[str]:
        allowed_methods.clear()
        return allowed_methods

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        response.headers['Access-Control-Allow-Origin'] = '*'
        response.headers['Access-Control-Allow-Methods'] = ', '.join(allowed_methods)
        response.headers['Access-Control-Allow-Headers'] = 'Content-Type'
        response.headers['Access-Control-Max-Age'] = '0'
        return response

    return app
