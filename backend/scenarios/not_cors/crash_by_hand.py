"""A view crashes, in production, and the header is by hand: after_request runs on errors, too."""

from flask import Flask, Response

from backend.notes import notes

RATINGS: list[float] = []


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.after_request
    def add_cors_headers(response: Response) -> Response:
        response.headers['Access-Control-Allow-Origin'] = '*'
        return response

    @app.get('/report')
    def show_report() -> dict[str, float]:
        # Nobody has rated anything yet: a ZeroDivisionError.
        return {'average': sum(RATINGS) / len(RATINGS)}

    return app
