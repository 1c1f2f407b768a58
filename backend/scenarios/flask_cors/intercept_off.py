"""A view that fails, with intercept_exceptions off: its 500 is readable all the same."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, intercept_exceptions=False)

    @app.get('/report')
    def show_report() -> list[int]:
        return [100 // len([])]

    return app
