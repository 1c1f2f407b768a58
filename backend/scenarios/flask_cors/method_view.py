"""A view as a class: pages from any origin may read, and no preflight passes."""

from typing import ClassVar

from flask import Flask
from flask.views import MethodView
from flask_cors import cross_origin

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    class News(MethodView):
        decorators: ClassVar = [cross_origin()]

        def get(self) -> list[str]:
            return ['the bakery is open']

    # as_view() decorates, and then forgets that the decorator is to answer OPTIONS.
    app.add_url_rule('/news', view_func=News.as_view('show_news'))
    return app
