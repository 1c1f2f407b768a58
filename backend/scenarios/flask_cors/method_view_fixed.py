"""A view as a class: pages from any origin may read, and preflights pass."""

from flask import Flask
from flask.views import MethodView
from flask_cors import cross_origin

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    class News(MethodView):
        def get(self) -> list[str]:
            return ['the bakery is open']

    # Decorated last: nothing comes after it that could forget who is to answer OPTIONS.
    app.add_url_rule('/news', view_func=cross_origin()(News.as_view('show_news')))
    return app
