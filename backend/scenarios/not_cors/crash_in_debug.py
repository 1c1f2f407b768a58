"""A view crashes in debug mode: the exception leaves Flask, and what catches it adds no headers."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

RATINGS: list[float] = []


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)
    # As with `flask run --debug`: the exception is for the debugger, and bypasses flask-cors.
    app.debug = True

    @app.get('/report')
    def show_report() -> dict[str, float]:
        # Nobody has rated anything yet: a ZeroDivisionError.
        return {'average': sum(RATINGS) / len(RATINGS)}

    return app
