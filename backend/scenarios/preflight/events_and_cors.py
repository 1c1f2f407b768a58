"""A stream of one event that pages from any origin may listen to."""

from flask import Flask, Response
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.get('/events')
    def send_events() -> ResponseReturnValue:
        return Response('data: tick\n\n', mimetype='text/event-stream')

    return app
