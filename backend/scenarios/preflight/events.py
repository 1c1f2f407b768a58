"""A stream of one event, without CORS: it is sent, but other origins never hear of it."""

from flask import Flask, Response
from flask.typing import ResponseReturnValue

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.get('/events')
    def send_events() -> ResponseReturnValue:
        return Response('data: tick\n\n', mimetype='text/event-stream')

    return app
