"""A view crashes, in production: Flask turns it into a 500, and flask-cors adds its headers."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes

RATINGS: list[float] = []


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.get('/report')
    def show_report() -> dict[str, float]:
        # Nobody has rated anything yet: a ZeroDivisionError.
        return {'average': sum(RATINGS) / len(RATINGS)}

    return app
