"""One view for pages from any origin: its route first, then @cross_origin."""

from flask import Flask
from flask_cors import cross_origin

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.get('/news')
    @cross_origin()
    def show_news() -> list[str]:
        return ['the bakery is open']

    return app
