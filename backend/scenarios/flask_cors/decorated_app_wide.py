"""All views for pages from any origin, even when they have nothing to show."""

from flask import Flask, abort
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.get('/news')
    def show_news() -> list[str]:
        abort(404, 'No news today.')

    return app
